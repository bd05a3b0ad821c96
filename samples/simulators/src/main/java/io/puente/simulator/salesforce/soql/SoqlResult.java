package io.puente.simulator.salesforce.soql;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.IntFunction;

/**
 * @param totalSize rows found; for COUNT() without rows to show
 * @param rows rows to show
 * @param row the n-th of them as JSON; to be called under the org's lock
 */
public record SoqlResult(int totalSize, int rows, IntFunction<ObjectNode> row) {}
