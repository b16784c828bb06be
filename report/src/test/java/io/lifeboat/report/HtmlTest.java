package io.lifeboat.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lifeboat.plan.json.LifeboatJson;
import io.lifeboat.plan.run.RunRecord;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

@Timeout(60)
class HtmlTest {
  private static final String HOSTILE =
      "\"'><script>alert(1)</script><img src=http://evil.example/x>{{run.runId}}&amp;\u0007\n| `x` [a](http://evil.example)";

  private static final Pattern ELSEWHERE = Pattern.compile("url\\((?!#)|@import|expression\\(");
  private static final Set<String> LOADERS =
      Set.of(
          "script",
          "link",
          "img",
          "iframe",
          "object",
          "embed",
          "audio",
          "video",
          "source",
          "base",
          "form",
          "image",
          "use",
          "foreignObject",
          "a");

  static Stream<Report> samples() {
    return Stream.of(
        Report.of(SampleMoves.forcedWithFencing(), List.of()).sealedBy("cd".repeat(32)),
        Report.of(SampleMoves.failbackWithCanary(), List.of()),
        Report.of(SampleMoves.canaryRolledBack(), List.of()),
        Report.of(SampleMoves.drill(0, 402, List.of()), SampleMoves.earlierDrills()),
        Report.of(
            SampleMoves.drill(0, 402, List.of("checkout is down")), SampleMoves.earlierDrills()),
        Report.of(SampleRuns.waitingForApproval(), List.of()),
        Report.of(SampleRuns.fencing(), List.of()),
        Report.of(hostile(SampleMoves.forcedWithFencing()), List.of()).sealedBy(HOSTILE),
        Report.of(
            hostile(SampleMoves.drill(0, 402, List.of("down"))),
            SampleMoves.earlierDrills().stream().map(HtmlTest::hostile).toList()));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isWellFormedAndLoadsNothingFromElsewhere(Report report) throws Exception {
    for (Element element : elements(parsed(report.html()))) {
      assertThat(LOADERS).doesNotContain(element.getTagName());
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        String name = attributes.item(i).getNodeName();
        String value = attributes.item(i).getNodeValue();
        assertThat(name)
            .doesNotStartWith("on")
            .isNotIn("src", "srcset", "href", "xlink:href", "style");
        assertThat(value).doesNotContain("evil.example").doesNotContainPattern(ELSEWHERE);
      }
      if (element.getTagName().equals("style")) {
        assertThat(element.getTextContent()).doesNotContainPattern(ELSEWHERE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void canBeReadByThoseWhoListen(Report report) throws Exception {
    Document page = parsed(report.html());
    assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    for (String landmark : List.of("header", "main", "footer", "h1", "title")) {
      assertThat(page.getElementsByTagName(landmark).getLength()).as(landmark).isGreaterThan(0);
    }
    assertHeadingsInOrder(page);
    List<String> ids = new ArrayList<>();
    for (Element element : elements(page)) {
      if (element.hasAttribute("id")) {
        assertThat(ids).doesNotContain(element.getAttribute("id"));
        ids.add(element.getAttribute("id"));
      }
      if (element.getTagName().equals("th")) {
        assertThat(element.getAttribute("scope")).isIn("col", "row");
      }
      if (element.getTagName().equals("svg")) {
        assertThat(element.getAttribute("aria-hidden").equals("true") || isNamed(element)).isTrue();
      }
    }
    for (Element element : elements(page)) {
      for (String id : element.getAttribute("aria-labelledby").split(" ")) {
        assertThat(id.isEmpty() || ids.contains(id)).as(id).isTrue();
      }
    }
  }

  @Test
  void saysWhateverPeopleWroteWithoutObeyingIt() throws Exception {
    Report report = Report.of(hostile(SampleMoves.forcedWithFencing()), List.of());
    String text = parsed(report.html()).getDocumentElement().getTextContent();
    assertThat(text).contains("<script>alert(1)</script>", "{{run.runId}}&amp;");
    assertThat(report.html()).doesNotContain("<script", "<img");
    assertThat(report.markdown()).doesNotContain("<script", "<img", " [a](");
  }

  @Test
  void saysTheVerdictFirst() throws Exception {
    Document page = parsed(Report.of(SampleMoves.forcedWithFencing(), List.of()).html());
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("Recovered in 8 min 3 s");
    assertThat(page.getElementsByTagName("header").item(0).getTextContent())
        .contains("Users are served by eu-west-1 since 03:02:51");
  }

  @Test
  void showsTheTrendOnlyWhereThereAreEarlierRuns() {
    RunRecord now = SampleMoves.drill(0, 402, List.of());
    assertThat(Report.of(now, List.of()).html()).doesNotContain("id=\"trend\"");
    assertThat(Report.of(now, List.of(now)).html()).doesNotContain("id=\"trend\"");
    assertThat(Report.of(now, SampleMoves.earlierDrills()).html())
        .contains(
            "id=\"trend\"",
            "Measured, oldest first: 10 min 40 s, 9 min 35 s, 7 min 11 s, 6 min 42 s.");
  }

  @Test
  void givesUsersTextsWithoutNamesReasonsAndIds() {
    RunRecord run = SampleMoves.forcedWithFencing();
    for (Notice notice : Notices.of(run)) {
      assertThat(notice.text())
          .doesNotContain("anna", "on-call", run.reason(), run.runId(), "recover/");
    }
    assertThat(Notices.of(run))
        .extracting(Notice::title)
        .containsExactly("First notice", "Update", "Resolved");
    assertThat(Notices.of(SampleRuns.waitingForApproval()))
        .extracting(Notice::title)
        .containsExactly("First notice", "Update");
  }

  private static boolean isNamed(Element svg) {
    return svg.getAttribute("role").equals("img") && svg.hasAttribute("aria-labelledby");
  }

  private static void assertHeadingsInOrder(Document page) {
    int level = 0;
    for (Element element : elements(page)) {
      if (element.getTagName().matches("h[1-6]")) {
        int next = element.getTagName().charAt(1) - '0';
        assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
        level = next;
      }
    }
  }

  static Document parsed(String html) throws Exception {
    assertThat(html).startsWith("<!DOCTYPE html>\n");
    DocumentBuilder reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    reader.setErrorHandler(null);
    return reader.parse(new InputSource(new StringReader(html)));
  }

  private static List<Element> elements(Document page) {
    NodeList found = page.getElementsByTagName("*");
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /** The same run with hostile text wherever any text is allowed. */
  static RunRecord hostile(RunRecord run) {
    JsonNode tree = LifeboatJson.mapper().valueToTree(run);
    poison(tree);
    try {
      return LifeboatJson.mapper().treeToValue(tree, RunRecord.class);
    } catch (JsonProcessingException unfit) {
      throw new IllegalStateException(unfit);
    }
  }

  private static void poison(JsonNode node) {
    if (node instanceof com.fasterxml.jackson.databind.node.ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).isTextual()) {
          list.set(i, new TextNode(HOSTILE));
        } else {
          poison(list.get(i));
        }
      }
    }
    if (node instanceof ObjectNode object) {
      object
          .properties()
          .forEach(
              field -> {
                if (field.getValue().isTextual()
                    && isFree(field.getKey(), field.getValue().asText())) {
                  field.setValue(new TextNode(HOSTILE));
                } else if (!field.getKey().equals("needs")) {
                  poison(field.getValue());
                }
              });
    }
  }

  /** Times, lengths, regions and choices of a few words have a form of their own. */
  private static boolean isFree(String field, String value) {
    return !value.matches("\\d{4}-.*Z|[0-9.hmsd]+|PT.*")
        && !Set.of(
                "mode", "from", "to", "state", "verdict", "effect", "depth", "action", "run", "id")
            .contains(field);
  }
}
