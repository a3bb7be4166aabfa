/** Pure: published risk models, the projection of values, effects of a change of life. Nothing of them is our own. */
@NullMarked
package jp.kenkotecho.prediction.model;

import org.jspecify.annotations.NullMarked;
