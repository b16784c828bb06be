package io.lifeboat.worker.house;

import io.lifeboat.workflows.Lifeboat;
import io.temporal.common.SearchAttributeKey;
import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;

/** The search attributes that the workflows set, as their constants name them. */
final class SearchAttributes {
  private SearchAttributes() {}

  static List<String> names() {
    return Stream.of(Lifeboat.class.getFields())
        .filter(field -> field.getType() == SearchAttributeKey.class)
        .map(SearchAttributes::key)
        .map(SearchAttributeKey::getName)
        .toList();
  }

  private static SearchAttributeKey<?> key(Field field) {
    try {
      SearchAttributeKey<?> key = (SearchAttributeKey<?>) field.get(null);
      if (key.getValueClass() != String.class) {
        throw new AssertionError(key.getName() + " is no Keyword, but the scripts make it one");
      }
      return key;
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
