package com.example.acmedesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One thing that Acme Desk refuses, as it stands in its answers. */
record DeskError(String code, String field, String message) {

    ObjectNode json() {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.putObject("error").put("code", code).put("field", field).put("message", message);
        return error;
    }
}
