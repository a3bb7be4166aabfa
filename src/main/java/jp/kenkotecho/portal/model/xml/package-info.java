/** Documents in XML: check-ups as CDA, notices of expenses, answers of オンライン資格確認. */
@NullMarked
package jp.kenkotecho.portal.model.xml;

import org.jspecify.annotations.NullMarked;
