package jp.kenkotecho.visit;

import java.io.InputStream;
import java.util.List;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.spi.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code POST /admin/institutions}: a list of medical institutions as CSV into the directory. Who may call it: a token
 * with the scope {@code admin}.
 */
@RestController
class InstitutionsApi {

    private final InstitutionList list;

    InstitutionsApi(InstitutionList list) {
        this.list = list;
    }

    /** A problem with a line. */
    record Told(String where, String ja, String en) {

        static Told of(Problem problem) {
            return new Told(
                    problem.where(), problem.message().ja(), problem.message().en());
        }
    }

    /** See {@link InstitutionList.Loaded}. */
    record Answer(int stored, int leftOut, List<Told> problems) {}

    @PostMapping(path = "/admin/institutions", consumes = "text/csv")
    ResponseEntity<Answer> load(InputStream body, Caller by) {
        try {
            var loaded = list.load(by, body);
            return ResponseEntity.status(loaded.isWhole() ? 200 : 409)
                    .body(new Answer(loaded.stored(), loaded.leftOut(), told(loaded.problems())));
        } catch (Refusal e) {
            return ResponseEntity.status(e.getStatusCode()).body(new Answer(0, 0, told(e.problems())));
        }
    }

    private static List<Told> told(List<Problem> problems) {
        return problems.stream().map(Told::of).toList();
    }
}
