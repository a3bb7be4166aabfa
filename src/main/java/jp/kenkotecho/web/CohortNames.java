package jp.kenkotecho.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.profile.RecordStore;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.ResearchStudy;
import org.springframework.stereotype.Component;

/** What cohorts and their studies are called, read by whoever is signed in. */
@Component
class CohortNames {

    private static final Set<String> TYPES = Set.of("Group", "ResearchStudy");
    private static final int MOST_STUDIES = 100;

    private final SignedInUser signedInUser;
    private final RecordStore store;

    CohortNames(SignedInUser signedInUser, RecordStore store) {
        this.signedInUser = signedInUser;
        this.store = store;
    }

    /**
     * A study.
     *
     * @param status as FHIR has it, {@code active}
     */
    record Study(String title, String status) {}

    /** The name of a cohort; its address where it has none. */
    String of(String group) {
        return store.read(signedInUser.reader(TYPES), Group.class, new IdType(group).getIdPart())
                .flatMap(one -> Optional.ofNullable(one.getName()))
                .filter(name -> !name.isBlank())
                .orElse(group);
    }

    /** The studies that it takes part in. */
    List<Study> studies(String group) {
        return store
                .search(
                        signedInUser.reader(TYPES),
                        RecordQuery.of(ResearchStudy.class).first(MOST_STUDIES))
                .stream()
                .filter(study ->
                        study.getEnrollment().stream().anyMatch(one -> Objects.equals(group, one.getReference())))
                .map(study -> new Study(
                        Optional.ofNullable(study.getTitle()).orElse(""),
                        Optional.ofNullable(study.getStatus())
                                .map(status -> status.toCode())
                                .orElse("")))
                .toList();
    }
}
