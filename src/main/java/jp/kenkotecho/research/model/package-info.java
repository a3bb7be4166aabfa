/** What becomes of an element in an export, pseudonyms, shifted dates, and how well people are hidden among others. */
@NullMarked
package jp.kenkotecho.research.model;

import org.jspecify.annotations.NullMarked;
