package jp.kenkotecho.web;

import java.util.List;
import java.util.OptionalInt;
import jp.kenkotecho.research.ExportOverview;
import jp.kenkotecho.smart.clients.ResearchClients.ResearchClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /desk/cohorts}: the researcher's cohorts, their studies, and how many take part. */
@Controller
class CohortsPage {

    private final ResearchDesk desk;
    private final CohortNames names;
    private final ExportOverview overview;

    CohortsPage(ResearchDesk desk, CohortNames names, ExportOverview overview) {
        this.desk = desk;
        this.names = names;
        this.overview = overview;
    }

    /**
     * A cohort.
     *
     * @param client by which it is exported
     * @param participants no number where they are too few
     */
    record Cohort(
            String group, String name, List<CohortNames.Study> studies, String client, OptionalInt participants) {}

    @GetMapping("/desk/cohorts")
    String cohorts(Model page) {
        return desk.open(clients -> {
            page.addAttribute(
                    "cohorts", clients.stream().flatMap(one -> of(one).stream()).toList());
            page.addAttribute("fewest", overview.fewest());
            return "web/cohorts";
        });
    }

    private List<Cohort> of(ResearchClient client) {
        return client.cohorts().stream()
                .sorted()
                .map(group -> new Cohort(
                        group,
                        names.of(group),
                        names.studies(group),
                        client.id(),
                        overview.participants(client.caller(), group)))
                .toList();
    }
}
