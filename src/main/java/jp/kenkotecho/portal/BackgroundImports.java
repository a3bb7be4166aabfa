package jp.kenkotecho.portal;

import java.util.List;
import java.util.Optional;
import jp.kenkotecho.jobs.OpenJobs;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.PersonId;
import jp.kenkotecho.record.Problem;
import org.springframework.stereotype.Component;

/** Imports of persons that are under way in the background: until all of one is stored none is, so that it can be called off. */
@Component
public class BackgroundImports implements OpenJobs {

    private static final List<Problem> CALLED_OFF = List.of(Problem.of(
            Problem.Kind.CONFLICT,
            "取り込みは取りやめられました。何も保存していません。",
            "The import was called off, and nothing of it is stored."));

    private final PersonImports imports;

    BackgroundImports(PersonImports imports) {
        this.imports = imports;
    }

    /**
     * An import that is under way.
     *
     * @param records how many its files make
     */
    public record UnderWay(String id, int records) {}

    /** The import that the caller sent for this person; empty where there is none, or another sent it. */
    public Optional<UnderWay> of(Caller caller, PersonId person) {
        return imports.runningFor(person)
                .filter(one -> isSentBy(one, caller))
                .map(one -> new UnderWay(one.id(), one.records()));
    }

    /** Calls it off for whoever sent it; false for one that is done, not there, or another's. */
    public boolean callOff(Caller caller, PersonId person, String id) {
        return imports.runningFor(person)
                .filter(one -> one.id().equals(id) && isSentBy(one, caller))
                .filter(one -> callOff(one.id()))
                .isPresent();
    }

    private static boolean isSentBy(PersonImports.PersonImport one, Caller caller) {
        var account = caller.behalf().account();
        return !account.isEmpty() && one.caller().behalf().account().equals(account);
    }

    @Override
    public String kind() {
        return PersonImports.KIND;
    }

    @Override
    public List<Open> open(int most) {
        return imports.running(most);
    }

    @Override
    public boolean callOff(String id) {
        return imports.refuse(id, CALLED_OFF);
    }
}
