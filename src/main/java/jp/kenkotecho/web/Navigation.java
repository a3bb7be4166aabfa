package jp.kenkotecho.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.record.TsvTable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Where one can go: the lines of {@code navigation.tsv} that have a page. A room that brings the page of a line need not
 * touch the table.
 */
@Component
class Navigation {

    private static final List<Line> TABLE = TsvTable.of(Navigation.class, "navigation.tsv").rows().stream()
            .map(row -> new Line(row.get(0), row.get(1), row.get(2), row.get(3)))
            .toList();

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    Navigation(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * A line of the table.
     *
     * @param name of its icon, and of its message {@code nav.…}
     * @param group where it stands: {@code place}, {@code more}, {@code desk}
     * @param who sees it: {@code everybody}, {@code record}, {@code acting}, {@code staff}, or a kind of account
     */
    record Line(String name, String address, String group, String who) {

        /** Whether it is for this account while that record lies open. */
        boolean isFor(Account account, Optional<ViewedRecord> open) {
            return switch (who) {
                case "everybody" -> true;
                case "record" -> open.isPresent();
                case "acting" -> open.filter(ViewedRecord::isActedFor).isPresent();
                case "staff" -> account.kind().needsTwoFactors();
                default -> account.kind().name().toLowerCase(Locale.ROOT).equals(who);
            };
        }

        /** Whether this path is its page, or one of the pages below. */
        boolean holds(String path) {
            return path.equals(address) || path.startsWith(address + "/");
        }

        boolean isAboutRecord() {
            return who.equals("record") || who.equals("acting");
        }
    }

    static List<Line> table() {
        return TABLE;
    }

    /** The lines that this account sees, in the order of the table. */
    List<Line> of(Account account, Optional<ViewedRecord> open) {
        var pages = pages();
        return TABLE.stream()
                .filter(line -> pages.contains(line.address()))
                .filter(line -> line.isFor(account, open))
                .toList();
    }

    private Set<String> pages() {
        return mappings.getObject().getHandlerMethods().keySet().stream()
                .flatMap(page -> page.getPatternValues().stream())
                .collect(Collectors.toSet());
    }
}
