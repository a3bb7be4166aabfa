/** Text of a slip in, dispensings out. Source: JAHIS 電子版お薬手帳データフォーマット仕様書 Ver.2.6. */
@NullMarked
package jp.kenkotecho.medicationnotebook.model;

import org.jspecify.annotations.NullMarked;
