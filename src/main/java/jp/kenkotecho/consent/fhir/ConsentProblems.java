package jp.kenkotecho.consent.fhir;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kenkotecho.consent.model.Right;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.record.Problem.Kind;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ProvisionComponent;

/** Why a Consent about sharing cannot be stored as it is: each reason with its place. */
public final class ConsentProblems {

    private static final Set<String> ACTORS =
            Set.of("Organization", "Practitioner", "PractitionerRole", "RelatedPerson", "CareTeam", "Device", "Group");
    private static final Set<String> OTHER_SCOPES = Set.of("adr", "treatment");
    private static final Duration LONGEST_FOR_FAMILY = Duration.ofDays(367);

    /** How far a client's clock may be ahead. When it was given decides whether a proxy's authority steps down. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final String ROOT = "Consent.provision";

    private final Consent consent;
    private final Instant now;
    private final List<Problem> found = new ArrayList<>();

    private ConsentProblems(Consent consent, Instant now) {
        this.consent = consent;
        this.now = now;
    }

    /** Empty when it says what it says completely; whether its actors exist is not known here. */
    public static List<Problem> of(Consent consent, Instant now) {
        var problems = new ConsentProblems(consent, now);
        problems.look();
        return problems.found;
    }

    private void look() {
        if (!SharingConsent.isSharing(consent)) {
            var other = consent.getScope().getCoding().stream().anyMatch(one -> OTHER_SCOPES.contains(one.getCode()));
            add(
                    !other,
                    "Consent.scope",
                    "scope は patient-privacy か research にしてください",
                    "scope must be patient-privacy or research");
            return;
        }
        var root = consent.getProvision();
        var patient = consent.getPatient().getReferenceElement();
        add(
                !"Patient".equals(patient.getResourceType()) || patient.isAbsolute() || !patient.hasIdPart(),
                "Consent.patient",
                "だれの記録についての同意かを Patient/… で示してください",
                "it must say whose record it is about, as Patient/…");
        add(
                !consent.getDateTimeElement().hasValue()
                        || Validity.startOf(consent.getDateTimeElement()).isAfter(now.plus(SKEW)),
                "Consent.dateTime",
                "同意した日時がないか、未来です",
                "it does not say when it was given, or a time to come");
        add(root.getType() == null, ROOT + ".type", "permit か deny かがありません", "it neither permits nor denies");
        if (root.getType() == ConsentProvisionType.PERMIT) {
            lookAtPermit(root);
        } else if (root.getType() == ConsentProvisionType.DENY) {
            add(root.hasProvision(), ROOT + ".provision", "拒否の中に例外は書けません", "a denial has no exceptions");
            add(root.hasPurpose(), ROOT + ".purpose", "拒否は、目的を問わず拒否です", "a denial is for every purpose");
        }
        lookAtBoth(root, ROOT);
    }

    private void lookAtPermit(ProvisionComponent root) {
        var sees = SharingConsent.rightsOf(consent).contains(Right.SEE);
        add(
                sees && Provisions.categoriesOf(root).isEmpty(),
                ROOT + ".securityLabel",
                "共有する情報の区分がありません",
                "it names no information category");
        add(!root.hasActor(), ROOT + ".actor", "だれに共有するかがありません", "it does not say with whom");
        add(
                Provisions.purposesOf(root).isEmpty(),
                ROOT + ".purpose",
                "利用目的 (TREAT、FAMRQT、PUBHLTH、HRESCH など) がありません",
                "it names no purpose of use (TREAT, FAMRQT, PUBHLTH, HRESCH, …)");
        add(
                isWithCohort(root) != SharingConsent.isForResearch(consent),
                ROOT + ".actor[0]",
                "研究 (scope research、目的 HRESCH だけ) の相手は研究の Group で、ほかの共有の相手は Group ではありません",
                "a consent to research (scope research, HRESCH alone) is with the study's Group, and no other is with one");
        add(!root.getPeriod().getEndElement().hasValue(), ROOT + ".period.end", "終わりの日がありません", "it has no end");
        lookAtFamily(root);
        for (var i = 0; i < root.getProvision().size(); i++) {
            var nested = root.getProvision().get(i);
            var where = ROOT + ".provision[" + i + "]";
            add(
                    nested.getType() != ConsentProvisionType.DENY || nested.hasProvision() || nested.hasPurpose(),
                    where,
                    "例外は、目的のない deny を一段だけ書けます",
                    "an exception is one denial, without purposes and with none below it");
            lookAtBoth(nested, where);
        }
    }

    private static boolean isWithCohort(ProvisionComponent root) {
        return Provisions.actorsOf(root).stream().anyMatch(actor -> actor.startsWith("Group/"));
    }

    /** Family is asked again every year; a proxy's authority has its own end. */
    private void lookAtFamily(ProvisionComponent root) {
        var withFamily = Provisions.actorsOf(root).stream().anyMatch(actor -> actor.startsWith("RelatedPerson/"));
        if (!withFamily
                || SharingConsent.rightsOf(consent).contains(Right.PROXY)
                || !root.getPeriod().getEndElement().hasValue()) {
            return;
        }
        var validity = Validity.of(root.getPeriod());
        var start = validity.from().isBefore(now) ? now : validity.from();
        add(
                validity.until().isAfter(start.plus(LONGEST_FOR_FAMILY)),
                ROOT + ".period.end",
                "家族との共有は一年以内です (延長できます)",
                "sharing with family is for a year at most, and can be renewed");
    }

    private void lookAtBoth(ProvisionComponent provision, String where) {
        add(
                Provisions.saysMore(provision),
                where,
                "action、class、code、data、dataPeriod は使えません",
                "action, class, code, data and dataPeriod are not understood");
        add(
                Validity.of(provision.getPeriod()).isEmpty(),
                where + ".period",
                "終わりが始まりより前です",
                "it ends before it starts");
        for (var i = 0; i < provision.getSecurityLabel().size(); i++) {
            add(
                    !Provisions.isKnown(provision.getSecurityLabel().get(i)),
                    where + ".securityLabel[" + i + "]",
                    "九つの区分か、PSY、SEX、HIV、GDIS のどれかにしてください",
                    "it must be one of the nine categories, or PSY, SEX, HIV, GDIS");
        }
        for (var i = 0; i < provision.getActor().size(); i++) {
            var actor = provision.getActor().get(i).getReference().getReferenceElement();
            add(
                    !ACTORS.contains(String.valueOf(actor.getResourceType()))
                            || actor.isAbsolute()
                            || !actor.hasIdPart(),
                    where + ".actor[" + i + "]",
                    "知らない相手です。このサーバーの "
                            + String.join("、", ACTORS.stream().sorted().toList()) + " への参照にしてください",
                    "unknown actor: it must refer to one of this server's "
                            + String.join(", ", ACTORS.stream().sorted().toList()));
        }
    }

    private void add(boolean wrong, String where, String ja, String en) {
        if (wrong) {
            found.add(Problem.of(Kind.NOT_SUPPORTED, "同意を保存できません: " + ja + "。", "Not stored: " + en + ".")
                    .at(where));
        }
    }
}
