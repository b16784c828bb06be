package io.lifeboat.plan.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifeboat.plan.reading.LocatedTree.Defect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads YAML 1.2, and so JSON, into a tree that knows the place of every value. */
final class YamlTree {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> keys = new HashMap<>();
  private final List<Defect> defects = new ArrayList<>();

  static LocatedTree of(String source) throws Unreadable {
    String text = withoutJsonsTabs(source);
    LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
    try {
      YamlEvents.check(settings, text);
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new Unreadable(Place.NONE, "it is empty.", "Write a plan."));
      return new YamlTree().located(root);
    } catch (MarkedYamlEngineException broken) {
      throw notYaml(Place.of(broken.getProblemMark()), broken.getProblem());
    } catch (ReaderException unreadable) {
      throw notYaml(
          placeOf(text, unreadable.getPosition()),
          "the character U+%04X".formatted(unreadable.getCodePoint()));
    } catch (YamlEngineException broken) {
      throw notYaml(Place.START, broken.getMessage());
    }
  }

  /** JSON may be indented by tabs, which YAML refuses; a tab and a space are equally wide here. */
  private static String withoutJsonsTabs(String source) {
    return source.stripLeading().startsWith("{") ? source.replace('\t', ' ') : source;
  }

  private LocatedTree located(Node root) {
    JsonNode tree = tree(root, "");
    return new LocatedTree(tree, values, keys, defects);
  }

  private JsonNode tree(Node node, String pointer) {
    values.put(pointer, Place.of(node.getStartMark()));
    if (node instanceof MappingNode) {
      return object((MappingNode) node, pointer);
    }
    if (node instanceof SequenceNode) {
      return array((SequenceNode) node, pointer);
    }
    return scalar((ScalarNode) node, pointer);
  }

  private ObjectNode object(MappingNode mapping, String pointer) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple pair : mapping.getValue()) {
      Place place = Place.of(pair.getKeyNode().getStartMark());
      if (!(pair.getKeyNode() instanceof ScalarNode)) {
        defect(place, pointer, "a key must be a plain word.", "Write one like orders:");
        continue;
      }
      String key = ((ScalarNode) pair.getKeyNode()).getValue();
      String member = LocatedTree.member(pointer, key);
      if (object.has(key)) {
        defect(place, member, "'" + key + "' stands here twice.", "Keep one of them.");
        continue;
      }
      keys.put(member, place);
      object.set(key, tree(pair.getValueNode(), member));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer) {
    ArrayNode array = JSON.arrayNode();
    for (Node element : sequence.getValue()) {
      array.add(tree(element, pointer + "/" + array.size()));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode node, String pointer) {
    JsonNode value = YamlScalar.of(node);
    if (value.isMissingNode()) {
      defect(
          Place.of(node.getStartMark()),
          pointer,
          "'" + node.getValue() + "' is not a number that can be counted with.",
          "Write a plain number.");
      return JSON.nullNode();
    }
    return value;
  }

  private void defect(Place place, String pointer, String what, String mend) {
    defects.add(new Defect(place, pointer, what, mend));
  }

  private static Unreadable notYaml(Place place, String problem) {
    return new Unreadable(
        place, "it is not YAML: " + problem + ".", "Look at this line and the one before.");
  }

  private static Place placeOf(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    return new Place(lines + 1, before.length() - before.lastIndexOf('\n'));
  }
}
