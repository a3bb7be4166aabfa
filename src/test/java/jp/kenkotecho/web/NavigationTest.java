package jp.kenkotecho.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.identity.Account;
import jp.kenkotecho.identity.Account.Kind;
import jp.kenkotecho.record.Relationship;
import jp.kenkotecho.web.Navigation.Line;
import org.junit.jupiter.api.Test;

class NavigationTest {

    private static final Set<String> WHO = Stream.concat(
                    Stream.of("everybody", "record", "acting", "staff"),
                    Stream.of(Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)))
            .collect(Collectors.toSet());

    @Test
    void every_line_has_a_place_of_its_own_a_picture_and_somebody_who_sees_it() throws IOException {
        assertThat(Navigation.table()).extracting(Line::address).doesNotHaveDuplicates();
        assertThat(Navigation.table()).extracting(Line::group).isSubsetOf("place", "more", "desk");
        assertThat(Navigation.table()).extracting(Line::who).isSubsetOf(WHO);
        try (var stream = Navigation.class.getResourceAsStream("icons.html")) {
            var icons = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Navigation.table())
                    .allSatisfy(line -> assertThat(icons).contains("\"icon-" + line.name() + "\""));
        }
    }

    @Test
    void shows_a_record_that_was_shared_without_what_only_its_person_does() {
        var shared = Optional.of(new ViewedRecord("a", "花子", Relationship.SHARED));

        assertThat(line("record").isFor(resident(), shared)).isTrue();
        assertThat(line("acting").isFor(resident(), shared)).isFalse();
        assertThat(line("acting").isFor(resident(), Optional.of(new ViewedRecord("a", "花子", Relationship.PROXY))))
                .isTrue();
        assertThat(line("record").isFor(resident(), Optional.empty())).isFalse();
        assertThat(line("professional").isFor(resident(), shared)).isFalse();
        assertThat(line("staff").isFor(resident(), shared)).isFalse();
    }

    @Test
    void holds_its_page_and_those_below_and_no_other_that_begins_alike() {
        assertThat(line("record").holds("/share")).isTrue();
        assertThat(line("record").holds("/share/new")).isTrue();
        assertThat(line("record").holds("/shared")).isFalse();
    }

    private static Line line(String who) {
        return new Line("share", "/share", "place", who);
    }

    private static Account resident() {
        return new Account("1", "hanako", "佐藤 花子", Kind.RESIDENT, Set.of());
    }
}
