/** Inputs out of check-up Observations, results as RiskAssessment and predicted Observations. */
@NullMarked
package jp.kenkotecho.prediction.fhir;

import org.jspecify.annotations.NullMarked;
