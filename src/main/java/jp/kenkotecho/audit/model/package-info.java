/** What the trail holds, and how its entries are chained. */
@NullMarked
package jp.kenkotecho.audit.model;

import org.jspecify.annotations.NullMarked;
