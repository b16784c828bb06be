package io.lifeboat.simulator.world;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * An API of API Gateway, of the same name in each region where it is.
 *
 * @param in what there is in each region
 */
public record Api(String api, Type type, Map<String, There> in) {
  public Api {
    Check.given(api, "api");
    Check.given(in, "in of api " + api);
    type = type == null ? Type.REST : type;
    in = Map.copyOf(in);
  }

  /** Which of its two kinds an API is. */
  public enum Type {
    /** A REST API. */
    @JsonProperty("rest")
    REST,
    /** An HTTP API. */
    @JsonProperty("http")
    HTTP
  }

  /** Stages that are deployed, and the custom domain; there may be none. */
  public record There(List<String> stages, Domain domain) {
    public There {
      stages = Check.list(stages);
    }
  }

  /**
   * A regional custom domain.
   *
   * @param stage to which it is mapped; to none when left out
   * @param status AVAILABLE when left out
   */
  public record Domain(String domain, String stage, String certificate, String status) {
    public Domain {
      Check.given(domain, "domain of an api");
      status = status == null ? "AVAILABLE" : status;
    }
  }
}
