package jp.kenkotecho.paging;

import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.crypto.Sha256;
import jp.kenkotecho.paging.model.Part;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;

/**
 * A walk through what a search finds, from its first page on.
 *
 * @param id random: whoever has it has the link
 * @param owner whose walk it is, as {@link #ownerOf} says it
 * @param type the type that is searched
 * @param query the parameters of the search, as in a URL
 * @param first what the first page showed
 */
record SearchWalk(String id, String owner, String type, String query, Part first) {

    /** The client, whom it acts for and whose record is open: a new token of theirs goes on where an old one was. */
    static String ownerOf(Caller caller) {
        var behalf = caller.behalf();
        var context = behalf.inContext().stream().map(PersonId::value).sorted();
        return Sha256.of(Stream.of(
                        Stream.of(caller.client(), behalf.account()),
                        behalf.links().stream().sorted(),
                        Stream.of(""),
                        context)
                .flatMap(part -> part)
                .collect(Collectors.joining("\n")));
    }

    static String textOf(Map<String, String[]> parameters) {
        return new TreeMap<>(parameters)
                .entrySet().stream()
                        .flatMap(one -> Stream.of(one.getValue())
                                .map(value ->
                                        UrlUtil.escapeUrlParam(one.getKey()) + "=" + UrlUtil.escapeUrlParam(value)))
                        .collect(Collectors.joining("&"));
    }

    Map<String, String[]> parameters() {
        return UrlUtil.parseQueryString(query);
    }

    boolean isOf(Caller caller) {
        return owner.equals(ownerOf(caller));
    }

    static Part firstPart(List<Long> rows) {
        return new Part(0, rows, false);
    }
}
