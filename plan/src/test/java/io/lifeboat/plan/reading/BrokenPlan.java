package io.lifeboat.plan.reading;

import io.lifeboat.plan.RecoveryPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A good plan with something made wrong in it, and what shall be said of it. */
record BrokenPlan(String rule, String text, int line, String what) {
  static BrokenPlan broken(String rule) {
    return new BrokenPlan(rule, good(), 0, "");
  }

  static String good() {
    try (InputStream in = BrokenPlan.class.getResourceAsStream("/plans/good.yaml")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  BrokenPlan write(String good, String wrong) {
    if (!text.contains(good)) {
      throw new AssertionError("the good plan does not say " + good);
    }
    return new BrokenPlan(rule, text.replace(good, wrong), line, what);
  }

  BrokenPlan says(int atLine, String sentence) {
    return new BrokenPlan(rule, text, atLine, sentence);
  }

  RecoveryPlan bound() throws Unreadable {
    LocatedTree tree = YamlTree.of(text);
    return Binding.of(tree, new Findings("shop.yaml", tree), RecoveryPlan.class).orElseThrow();
  }

  @Override
  public String toString() {
    return rule + ": " + what;
  }
}
