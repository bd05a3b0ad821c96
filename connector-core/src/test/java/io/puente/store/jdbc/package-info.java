/** Tests of the durable store: the contract kits on both databases, and what only files or servers can show. */
@NullMarked
package io.puente.store.jdbc;

import org.jspecify.annotations.NullMarked;
