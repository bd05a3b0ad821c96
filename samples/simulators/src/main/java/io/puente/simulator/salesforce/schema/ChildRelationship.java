package io.puente.simulator.salesforce.schema;

/** Rows of {@code type} refer to a parent through {@code field}. */
public record ChildRelationship(SObjectType type, Field field) {}
