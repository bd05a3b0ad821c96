package io.puente.mapping;

import io.puente.spi.FieldValue;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A value written in the file, and where. */
record Literal(FieldValue value, ValueType type, String text, Position at) {

    /** Leading zeros make a text: they belong to codes, not to numbers. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})(\\.[0-9]{1,18})?");

    /**
     * In quotes it is a text; without them {@code true}, {@code false} and numbers are what they look like. YAML's other
     * words for true and false (yes, no, on, off) are texts here: they are common picklist values.
     */
    static Literal of(ScalarNode node) {
        String text = node.getValue();
        Position at = Position.of(node);
        if (node.getScalarStyle() == ScalarStyle.PLAIN) {
            if (text.equals("true") || text.equals("false")) {
                return new Literal(FieldValue.flag(text.equals("true")), ValueType.FLAG, text, at);
            }
            if (NUMBER.matcher(text).matches()) {
                return new Literal(FieldValue.number(new BigDecimal(text)), ValueType.NUMBER, text, at);
            }
        }
        return new Literal(FieldValue.text(text), ValueType.TEXT, text, at);
    }
}
