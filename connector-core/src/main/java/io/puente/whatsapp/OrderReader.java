package io.puente.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;

/** Orders from a catalogue. Prices keep the digits they came with. */
final class OrderReader {

    private OrderReader() {}

    /** The customer's note, then one line per product: {@code 2 × SKU-1, 19.90 EUR}. */
    static String read(JsonNode order, Details details) {
        details.copy("orderCatalogId", order, "catalog_id");
        details.copy("orderText", order, "text");
        details.jsonList("orderItems", Fields.get(order, "product_items"));
        var text = new StringBuilder(Fields.textOr(order, "text", ""));
        for (JsonNode item : Fields.items(order, "product_items")) {
            String line = line(item);
            if (!line.isEmpty()) {
                text.append(text.length() == 0 ? "" : "\n").append(line);
            }
        }
        return text.toString();
    }

    private static String line(JsonNode item) {
        String product = Fields.textOr(item, "product_retailer_id", "");
        String quantity = Fields.text(item, "quantity");
        String price = Fields.text(item, "item_price");
        String line = quantity == null ? product : quantity + " × " + product;
        if (price == null) {
            return line;
        }
        return (line + ", " + price + ' ' + Fields.textOr(item, "currency", "")).strip();
    }
}
