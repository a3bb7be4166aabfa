package jp.kenkotecho.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import jp.kenkotecho.record.Caller;
import jp.kenkotecho.record.Problem;
import jp.kenkotecho.smart.model.Scopes;
import jp.kenkotecho.spi.CallerOf;
import jp.kenkotecho.spi.Refusal;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The decision about a request, made once and kept with it; and how a no is said, the same everywhere. */
@Component
class AccessContexts {

    /** How long one is good for: on other nodes consents change unseen. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final String KEY = AccessContext.class.getName();

    /** What is answered as if it were not there; what somebody wants to create is plainly forbidden. */
    private static final Set<Verdict> HIDDEN =
            EnumSet.of(Verdict.NOT_IN_REACH, Verdict.CATEGORY_WITHHELD, Verdict.OUT_OF_BOUNDS);

    private static final Problem REFUSED = Problem.of(
            Problem.Kind.REFUSED,
            "このアクセストークンの範囲 (スコープ) では許可されていない操作です。",
            "The scopes of this access token do not allow that.");
    private static final Problem NOT_INTO = Problem.of(
            Problem.Kind.REFUSED,
            "このトークンで書き込めるのは、開いている本人の記録だけです。だれの記録かを、このサーバーの Patient への参照で示してください。",
            "This token writes only into the record it opened: say whose it is by a reference to a Patient of this server.");
    private static final Problem SECOND_FACTOR = Problem.of(
            Problem.Kind.REFUSED,
            "同意の変更には二段階の本人確認が必要です。もう一度サインインしてください。",
            "Changing consents takes a second factor: sign in again with it.");

    private static final Problem LABELS = Problem.of(
            Problem.Kind.REFUSED,
            "区分と共有のラベル (meta.security) は、サーバーだけが付けます。",
            "Labels of category and sharing (meta.security) are set by the server alone.");

    private static final Problem UNSIGNED = Problem.of(
            Problem.Kind.REFUSED,
            "だれの言葉かを、自分の Practitioner などへの参照で示してください (sender、author、requester など)。",
            "Say whose word it is, by a reference to your own Practitioner or the like (sender, author, requester ...).");

    private final Gate gate;
    private final Reach reach;
    private final AccessEvents accessEvents;
    private final Clock clock;

    AccessContexts(Gate gate, Reach reach, AccessEvents accessEvents, Clock clock) {
        this.gate = gate;
        this.reach = reach;
        this.accessEvents = accessEvents;
        this.clock = clock;
    }

    /** @throws Refusal when the request has no caller */
    AccessContext of(RequestDetails request) {
        var now = new AccessContext.When(reach.epoch(), clock.instant());
        if (request.getUserData().get(KEY) instanceof AccessContext made && isFresh(made, now)) {
            return made;
        }
        var caller = CallerOf.request(request).orElseThrow(() -> new Refusal(REFUSED));
        var decision = new AccessContext(
                caller, Scopes.of(caller), reach.of(caller.behalf().links()), now);
        request.getUserData().put(KEY, decision);
        return decision;
    }

    /** The access context of somebody who acts by a page. */
    AccessContext of(Caller caller) {
        return make(caller, new AccessContext.When(reach.epoch(), clock.instant()));
    }

    private AccessContext make(Caller caller, AccessContext.When now) {
        return new AccessContext(
                caller, Scopes.of(caller), reach.of(caller.behalf().links()), now);
    }

    /** A request that goes on while a consent is withdrawn sees nothing more from then on. */
    private static boolean isFresh(AccessContext made, AccessContext.When now) {
        return made.when().epoch() == now.epoch()
                && made.when().moment().plus(LONGEST).isAfter(now.moment());
    }

    /** HAPI's own housekeeping (search parameters, validation, jobs) has no request, or a system request of its own. */
    static boolean ofTheServerItself(@Nullable RequestDetails request) {
        return request == null
                || (request instanceof SystemRequestDetails
                        && CallerOf.request(request).isEmpty());
    }

    Verdict judge(RequestDetails request, Interaction interaction, Resource resource) {
        return gate.judge(
                new AccessRequest(of(request), interaction, resource, request instanceof SystemRequestDetails));
    }

    /** The gate's shortcut ({@link Gate#permitsAll}) for what this request is about. */
    boolean permitsAll(RequestDetails request, Interaction interaction, String type) {
        return gate.permitsAll(of(request), interaction, type);
    }

    /** Whether the caller is, or acts for, everybody whose this is; backend services are nobody. */
    boolean ownsAll(RequestDetails request, Resource resource) {
        var decision = of(request);
        var people = gate.subjectsOf(resource);
        return decision.isForBackend() || (!people.isEmpty() && people.stream().allMatch(decision::actsFor));
    }

    /** @throws Refusal unless the gate permits it: absent for what may not be known of, else forbidden */
    void demand(RequestDetails request, Interaction interaction, Resource resource) {
        var verdict = judge(request, interaction, resource);
        if (HIDDEN.contains(verdict) && interaction == Interaction.CREATE) {
            accessEvents.refused(request, interaction, verdict, Set.of());
            throw new Refusal(NOT_INTO);
        }
        if (verdict != Verdict.PERMIT) {
            throw refusal(request, interaction, verdict, resource);
        }
    }

    /** The refusal of access to a resource; its owner's trail tells of the attempt. */
    Refusal refusal(RequestDetails request, Interaction interaction, Verdict verdict, Resource resource) {
        accessEvents.refused(request, interaction, verdict, gate.subjectsOf(resource));
        return worded(request, verdict);
    }

    /** What somebody asked for by its address and was answered as absent. */
    void withheld(RequestDetails request, Verdict verdict, Resource resource) {
        accessEvents.refused(request, Interaction.READ, verdict, gate.subjectsOf(resource));
    }

    /** The refusal of a request that is about nobody in particular. */
    Refusal refusal(RequestDetails request, Verdict verdict) {
        accessEvents.refused(request, Interaction.READ, verdict, Set.of());
        return worded(request, verdict);
    }

    private static Refusal worded(RequestDetails request, Verdict verdict) {
        if (verdict == Verdict.NEEDS_SECOND_FACTOR) {
            challenge(request);
        }
        return new Refusal(
                switch (verdict) {
                    case NOT_IN_REACH, CATEGORY_WITHHELD, OUT_OF_BOUNDS -> Refusal.NOT_THERE;
                    case NEEDS_SECOND_FACTOR -> SECOND_FACTOR;
                    case LABELS_ARE_THE_SERVERS -> LABELS;
                    case UNSIGNED -> UNSIGNED;
                    default -> REFUSED;
                });
    }

    /** Results that the narrowed query let through and the gate did not: a defect of ours, and worth an alarm. */
    void missed(RequestDetails request, Verdict verdict) {
        accessEvents.missed(request, verdict);
    }

    /** Tells the app that its person has to prove more (RFC 9470 §3). */
    private static void challenge(RequestDetails request) {
        Optional.ofNullable(request instanceof ServletRequestDetails servlet ? servlet.getServletResponse() : null)
                .ifPresent((HttpServletResponse response) ->
                        response.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_user_authentication\""));
    }
}
