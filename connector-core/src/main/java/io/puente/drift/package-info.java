/**
 * What the CRM says of its own fields, kept with its age; and whether that still is what the mapping needs. Imports {@code
 * model}, {@code spi}, {@code store}, {@code mapping} and {@code delivery}, whose refusals it is told of; used by {@code
 * doctor}, {@code api} and {@code boot}. One scheduling thread for all CRMs; everything else is thread-safe.
 */
@NullMarked
package io.puente.drift;

import org.jspecify.annotations.NullMarked;
