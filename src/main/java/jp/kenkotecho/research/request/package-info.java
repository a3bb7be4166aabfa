/** What an export is asked for, and whether it may be: parameters, filters, the rule file of the project. */
@NullMarked
package jp.kenkotecho.research.request;

import org.jspecify.annotations.NullMarked;
