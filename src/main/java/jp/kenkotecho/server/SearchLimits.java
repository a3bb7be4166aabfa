package jp.kenkotecho.server;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code phr.search.*}: how much one query may ask for. Each is far above what apps send, and below what makes
 * a database plan or join for minutes. What is beyond is refused before the database hears of it.
 *
 * @param parameters parameters of one query, each repetition counted; each is a join
 * @param repeats how often one parameter may be given ("all of these"); each is a join of the same table
 * @param values values in one comma-separated list ("any of these"); as many as resources on the largest page
 * @param length characters of one value; an index holds 200
 * @param sorts keys to sort by; a resource has a row for each value of each key, and they multiply: fifteen times
 *     {@code code} stopped PostgreSQL
 * @param includes {@code _include} and {@code _revinclude} together; each is a query of its own
 * @param chain dots in one name ({@code patient.organization.name} has two); each is a join of two tables
 * @param has {@code _has} within {@code _has}; each is a query within the query
 * @param elements names in {@code _elements}
 * @param reads GET entries of one batch or transaction, which are answered one after the other
 * @param conditions entries of one transaction that are written on a condition; HAPI compares each with each resource of the
 *     Bundle: a thousand take most of a minute
 * @param url characters of one URL within a Bundle
 */
@ConfigurationProperties("phr.search")
record SearchLimits(
        @DefaultValue("40") int parameters,
        @DefaultValue("8") int repeats,
        @DefaultValue("500") int values,
        @DefaultValue("1000") int length,
        @DefaultValue("4") int sorts,
        @DefaultValue("10") int includes,
        @DefaultValue("3") int chain,
        @DefaultValue("2") int has,
        @DefaultValue("50") int elements,
        @DefaultValue("100") int reads,
        @DefaultValue("1000") int conditions,
        @DefaultValue("16000") int url) {

    SearchLimits {
        if (Math.min(parameters, Math.min(repeats, Math.min(values, Math.min(length, Math.min(sorts, url))))) < 1
                || Math.min(includes, Math.min(chain, Math.min(has, Math.min(elements, Math.min(reads, conditions)))))
                        < 0) {
            throw new IllegalArgumentException("phr.search: limits are above zero");
        }
    }
}
