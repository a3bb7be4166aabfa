/** Expenses from ExplanationOfBenefit, sums as Parameters. */
@NullMarked
package jp.kenkotecho.expense.fhir;

import org.jspecify.annotations.NullMarked;
