package jp.kenkotecho.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import jp.kenkotecho.OnBothDatabases;
import jp.kenkotecho.OnBothDatabases.Because;
import jp.kenkotecho.it.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What a server of the version before was doing when it was stopped goes on under the same ids. */
@OnBothDatabases(Because.SCHEMA)
class JobsUpgradeIT {

    private static final String BEFORE = "11.2";

    @Test
    void jobs_of_the_version_before_are_work_of_this_one() {
        var connection = TestDatabase.create();
        var source = new DriverManagerDataSource(connection.url(), connection.user(), connection.password());
        var flyway = Flyway.configure().dataSource(source).locations("classpath:jp/kenkotecho/migration");
        flyway.target(BEFORE).load().migrate();
        var database = JdbcClient.create(source);
        for (var state : new String[] {"RUNNING", "DONE"}) {
            database.sql("insert into prediction_task (id, kind, group_id, organization, caller, asked, state, at)"
                            + " values (?, 'RANKING', 'Group/g', 'Organization/o', '{}', '{}', ?, current_timestamp)")
                    .params("prediction-" + state, state)
                    .update();
            database.sql("insert into export_job (id, client, scopes, cohort, request, asked, state, at)"
                            + " values (?, 'c', 's', 'Group/g', 'r', '{}', ?, current_timestamp)")
                    .params("export-" + state, state)
                    .update();
        }
        for (var number = 1; number <= 2; number++) {
            database.sql("insert into export_unit (job, number, person, content, state, sources, quasi, categories,"
                            + " types, left_at, told) values ('export-DONE', ?, 'p', '', 'DONE', '', '', '', '',"
                            + " current_timestamp, false)")
                    .param(number)
                    .update();
            database.sql("insert into archive_report (archive, number, name, state, reason_ja, reason_en)"
                            + " values ('archive', ?, 'n', 'WAITING', '', '')")
                    .param(number)
                    .update();
        }
        database.sql("insert into account (id, username, display_name, kind, created_at)"
                        + " values ('account', 'hanako', 'n', 'RESIDENT', current_timestamp)")
                .update();
        database.sql("insert into notice_mail (account_id, due_at, attempts) values ('account', current_timestamp, 3)")
                .update();
        database.sql("insert into notice_letter (id, sealed_address, language, kind, due_at, attempts)"
                        + " values ('letter', 's', 'ja', 'MOVED', current_timestamp, 0)")
                .update();
        database.sql("insert into notice_due (id, person, writer) values ('due', 'p', '')")
                .update();

        flyway.target("latest").load().migrate();

        assertThat(database.sql("select task_name, task_instance from job_work order by task_name")
                        .query((row, i) -> row.getString(1) + " " + row.getString(2))
                        .list())
                .containsExactly(
                        "archive-import archive",
                        "export export-RUNNING",
                        "export-receipts export-DONE",
                        "group-prediction prediction-RUNNING",
                        "letter letter",
                        "notice due",
                        "notice-mail account");
        assertThat(database.sql("select consecutive_failures from job_work where task_name = 'notice-mail'")
                        .query(Integer.class)
                        .single())
                .as("how often it was tried")
                .isEqualTo(3);
    }
}
