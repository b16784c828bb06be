package io.lifeboat.plan.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lifeboat.plan.RecoveryPlan;
import io.lifeboat.plan.json.LifeboatJson;

/** A plan written as JSON in the ways that programs do. */
record RoundTrip(RecoveryPlan plan) {
  private static final ObjectMapper MAPPER = LifeboatJson.mapper();

  static RoundTrip of(String yaml) {
    return new RoundTrip(PlanReader.read("plan.yaml", yaml).plan().orElseThrow());
  }

  static String json(RecoveryPlan plan) throws JsonProcessingException {
    return new RoundTrip(plan).compact();
  }

  String compact() throws JsonProcessingException {
    return MAPPER.writeValueAsString(plan);
  }

  String indented(String by) throws JsonProcessingException {
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(new DefaultIndenter(by, "\n"));
    return MAPPER.writer(printer).writeValueAsString(plan);
  }
}
