/**
 * Tests of the webhook parser: one fixture per behaviour under {@code src/test/resources/whatsapp}, and for each the
 * events it means in {@code events.txt}.
 */
@NullMarked
package io.puente.whatsapp;

import org.jspecify.annotations.NullMarked;
