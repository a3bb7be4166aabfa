package jp.kenkotecho.record;

import java.util.Set;

/**
 * The server itself, for one purpose each: what no person or client asked for, or may not do for themselves. It reaches no
 * further than its scopes, like everybody, and {@code ArchitectureTest} lists who may act for which. To the audit and to
 * people all of them are one.
 */
public final class ServerCaller {

    /** What it does at its start: definitions, the invented residents of demo mode, what an older server left undone. */
    public static final Caller STARTUP = with("system/*.cruds");

    /** What has to be known before the gate can say yes: who is who, who agreed to what, what is referred to. */
    public static final Caller JUDGEMENT = with("system/*.rs");

    /** What somebody is called who is told of, and whom to tell: the directory and people's relatives. */
    public static final Caller NAMING = with(
            "system/Group.rs",
            "system/Organization.rs",
            "system/Practitioner.rs",
            "system/PractitionerRole.rs",
            "system/RelatedPerson.rs",
            "system/ResearchStudy.rs");

    /** What the server tells a person. */
    public static final Caller NOTICE = with("system/Communication.cru");

    /** What follows from somebody's word and is the server's to write: labels, who stands for whom, what is done with. */
    public static final Caller CONSEQUENCE = with("system/*.crus");

    /** The directory of institutions and of who works there, which is about nobody's health. */
    public static final Caller DIRECTORY =
            with("system/Organization.crus", "system/Practitioner.crus", "system/PractitionerRole.crus");

    private static final Set<Caller> ALL = Set.of(STARTUP, JUDGEMENT, NAMING, NOTICE, CONSEQUENCE, DIRECTORY);

    /** Also in what is stored of the audit. It can be no client's: registration refuses a space. */
    private static final String NAME = "the server";

    private ServerCaller() {}

    static boolean isOne(Caller caller) {
        return ALL.contains(caller);
    }

    private static Caller with(String... scopes) {
        return new Caller(NAME, Set.of(scopes));
    }
}
