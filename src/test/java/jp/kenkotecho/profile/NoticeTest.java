package jp.kenkotecho.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Text;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class NoticeTest {

    @Test
    void is_one_by_the_label_that_the_server_sets() {
        assertThat(Integrity.of(notice())).contains(Integrity.SERVER);
        assertThat(Notice.isOne(notice())).isTrue();
    }

    @Test
    void is_none_by_its_kind_and_a_missing_sender() {
        assertThat(Notice.isOne(former("http://kenko-techo.jp/id/client/demo-app", "1")))
                .isFalse();
        assertThat(Notice.isOne(former("", "1"))).isFalse();
    }

    @Test
    void is_one_of_a_former_version_by_its_source_and_as_long_as_nobody_changed_it() {
        var source = "http://kenko-techo.jp/id/source/server#a1b2";

        assertThat(Notice.isOne(former(source, "1"))).isTrue();
        assertThat(Notice.isOne(former(source, "2"))).isFalse();
        assertThat(Notice.isOne(former(source, "1").setSender(new Reference("Practitioner/a"))))
                .isFalse();
        assertThat(Notice.isOne(former(source, "1").setCategory(null))).isFalse();
    }

    private static Communication former(String source, String version) {
        var notice = notice();
        notice.getMeta().setSecurity(null).setSource(source).setVersionId(version);
        return notice;
    }

    private static Communication notice() {
        return Notice.of("a", "first-access", new PersonId("hana"), new Text("見ました", "seen"), Instant.EPOCH);
    }
}
