package jp.kenkotecho;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kenkotecho.profile.LastVersions;
import jp.kenkotecho.profile.RecordQuery;
import jp.kenkotecho.record.ServerCaller;
import jp.kenkotecho.spi.BinaryResponse;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The rules of ARCHITECTURE.md. Every rule of ours is also run over {@code jp.kenkotecho.seenred}, whose classes break
 * it: a rule that cannot fail holds nothing.
 */
class ArchitectureTest {

    /** Modulith's annotations say what a package offers to others. */
    private static final String[] ANY_CODE = {
        "java..", "javax.xml.stream..", "org.jspecify..", "org.springframework.modulith"
    };

    /** Rings are matched below our root: a bare {@code ..model..} would also be {@code org.hl7.fhir.r4.model}. */
    private static final ArchRule MODEL_KNOWS_ONLY_VALUES = classes()
            .that()
            .resideInAPackage("jp.kenkotecho..model..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ANY_CODE)
                    .or(resideInAnyPackage("jp.kenkotecho..model..", "jp.kenkotecho.record.."))
                    .or(named(Set.of("jp.kenkotecho.crypto.KeyedMac"))))
            .as("a model uses the JDK, JSpecify, record and what signs");

    private static final ArchRule FHIR_RING_MAPS_ONLY = classes()
            .that()
            .resideInAPackage("jp.kenkotecho..fhir..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(ANY_CODE)
                    .or(resideInAnyPackage(
                            "jp.kenkotecho..model..",
                            "jp.kenkotecho..fhir..",
                            "jp.kenkotecho.record..",
                            "jp.kenkotecho.profile..",
                            "org.hl7.fhir.r4.model..",
                            "org.hl7.fhir.instance.model.api..",
                            "ca.uhn.fhir.model.api..")))
            .as("a fhir ring turns values into resources, without I/O, Spring or storage");

    private static final ArchRule RECORD_IS_PLAIN = noClasses()
            .that()
            .resideInAPackage("jp.kenkotecho.record..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.springframework..", "ca.uhn..", "org.hl7..")
                    .and(not(resideInAnyPackage("org.springframework.modulith.."))))
            .as("record knows neither Spring nor FHIR");

    private static final ArchRule TIME_COMES_FROM_OUTSIDE =
            noClasses().should().callMethodWhere(readsTheTime()).as("the time comes in as a Clock");

    private static final ArchRule NO_DEFAULT_LOCALE =
            noClasses().should().callMethod(Locale.class, "getDefault").as("no default locale");

    private static final ArchRule WORDS_THAT_SAY_NOTHING = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
            .as("names say what a thing is");

    /** Who may act as the server itself, by the purpose. Each new name here needs a reason. */
    private static final Map<String, Set<String>> ACT_AS_SERVER = Map.of(
            "STARTUP",
            Set.of(
                    "jp.kenkotecho.demo.DemoResidents",
                    "jp.kenkotecho.conformance.PublishedAtStart",
                    // Who gave the consents of an older server is found out at its start.
                    "jp.kenkotecho.consent.RulesOfBefore"),
            "JUDGEMENT",
            Set.of(
                    // Before the gate can decide it has to know who agreed to what, and who is who.
                    "jp.kenkotecho.consent.Actors",
                    "jp.kenkotecho.consent.Proxies",
                    "jp.kenkotecho.consent.ConsentCheck",
                    // Whom it is about is not in reach yet: of an emergency, an invitation, an office's word.
                    "jp.kenkotecho.consent.EmergencyAccess",
                    "jp.kenkotecho.consent.Family",
                    // To be offered in a list is no look at a record.
                    "jp.kenkotecho.smart.launch.ConsentPage",
                    // What is referred to, hidden or seen is read to be judged before anything is told of it.
                    "jp.kenkotecho.access.ReferenceMasking",
                    "jp.kenkotecho.access.Writes",
                    "jp.kenkotecho.access.RecordRestrictions",
                    "jp.kenkotecho.access.Receiving",
                    // Who reads by a Consent does not see that Consent.
                    "jp.kenkotecho.access.WithheldNotice"),
            "NAMING",
            Set.of(
                    // The trail tells of everybody.
                    "jp.kenkotecho.audit.ActorNames",
                    // Whom to tell follows from who somebody's relatives are.
                    "jp.kenkotecho.notification.NotificationDispatcher",
                    // Participants are told of their study by its name.
                    "jp.kenkotecho.research.release.ExportReceipt"),
            "NOTICE",
            Set.of(
                    // Who looked for the first time; that an emergency was; what was handed to a study.
                    "jp.kenkotecho.audit.Notices",
                    "jp.kenkotecho.consent.EmergencyAccess",
                    "jp.kenkotecho.research.release.ExportReceipt"),
            "CONSEQUENCE",
            Set.of(
                    // Hiding changes labels, which is the server's to do, for whoever may ask for it.
                    "jp.kenkotecho.access.RecordRestrictions",
                    // Who reads a message does not write it: that it was read is the server's word.
                    "jp.kenkotecho.access.Received",
                    // An invitation that is accepted, and an office's word, are written down by the server.
                    "jp.kenkotecho.consent.Family",
                    // Advice to see a doctor is closed by the visit, not by whoever records the visit.
                    "jp.kenkotecho.guidance.Referrals"),
            "DIRECTORY",
            Set.of(
                    // It is about nobody; whoever administers the server brings it in.
                    "jp.kenkotecho.visit.InstitutionList",
                    // And says who works there.
                    "jp.kenkotecho.visit.Professionals"));

    private static final List<ArchRule> FEW_ACT_AS_SERVER = ACT_AS_SERVER.entrySet().stream()
            .<ArchRule>map(one -> noClasses()
                    .that(not(named(one.getValue())))
                    .should()
                    .accessFieldWhere(isServerCaller(one.getKey()))
                    .as("only the listed classes act as the server itself for " + one.getKey()))
            .toList();

    private static final ArchRule ONLY_THE_GATE_READS_UNJUDGED = noClasses()
            .that()
            .resideOutsideOfPackages("jp.kenkotecho.access", "jp.kenkotecho.server", "jp.kenkotecho.profile")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(LastVersions.class)
            .as("nothing but the gate's room reads what nobody has judged");

    private static final ArchRule ONE_WAY_TO_ASK = noClasses()
            .that()
            .areNotAssignableTo(RecordQuery.class)
            .should()
            .callMethod(BundleEntryRequestComponent.class, "setIfNoneExist", String.class)
            .as("what a request is conditional on is a RecordQuery, like every search of the record");

    /** Another reads what others wrote. */
    private static final ArchRule ONE_WRITES_DOCUMENTS = noClasses()
            .that(not(named(Set.of("jp.kenkotecho.profile.DocumentBundle", "jp.kenkotecho.portal.fhir.CheckupBundle"))))
            .should()
            .accessField(BundleType.class, "DOCUMENT")
            .as("one class writes documents");

    /** What is sent past HAPI has the same headers wherever it comes from. */
    private static final ArchRule ONE_WAY_PAST_HAPI = noClasses()
            .that()
            .areNotAssignableTo(BinaryResponse.class)
            .should()
            .callMethodWhere(writesTheAnswerToAnOperation())
            .as("operations write through BinaryResponse past HAPI");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("jp.kenkotecho");
    private static final JavaClasses SEEN_RED = new ClassFileImporter().importPackages("jp.kenkotecho.seenred");

    /** Everything else that opens a connection waits for a server of somebody else's for as long as that server likes. */
    private static final ArchRule ONE_WAY_OUT = noClasses()
            .that(not(named(Set.of(
                    "jp.kenkotecho.spi.OutsideHttp",
                    "jp.kenkotecho.spi.OutsideHttp$HttpExchange",
                    "jp.kenkotecho.spi.OutsideHttp$Checked",
                    // JavaMail's own connections, closed at the deadline of OutsideCalls.
                    "jp.kenkotecho.notification.ClosableSockets"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "java.net.http..",
                            "org.apache.hc.client5..",
                            // Of HAPI's version of the client; its pairs of names and values open nothing.
                            "org.apache.http.client..",
                            "org.apache.http.impl..")
                    .or(named(Set.of(
                            "java.net.Socket",
                            "java.net.URLConnection",
                            "java.net.HttpURLConnection",
                            "org.springframework.http.client.SimpleClientHttpRequestFactory",
                            "org.springframework.http.client.JdkClientHttpRequestFactory"))))
            .as("OutsideHttp is the one way to servers of others");

    /** Elsewhere keys would be used for two purposes, digests compared byte by byte, and old algorithms chosen. */
    private static final ArchRule ONE_CRYPTO = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kenkotecho.crypto")
            // The library of one-time codes takes the secret of RFC 6238 as a key of the JDK.
            .and(not(named(Set.of("jp.kenkotecho.identity.SecondFactors"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "javax.crypto..",
                            "org.springframework.security.crypto.encrypt..",
                            "org.springframework.security.crypto.codec..",
                            "org.apache.commons.codec.digest..",
                            "org.bouncycastle.crypto..")
                    .or(named(Set.of("java.security.MessageDigest"))))
            .as("only crypto calls ciphers, MACs and digests");

    /** Modulith looks between modules; this looks at every package, also within one. */
    private static final ArchRule NO_CYCLE =
            slices().matching("jp.kenkotecho.(**)").should().beFreeOfCycles();

    /** Elsewhere a document would look otherwise, fetch what it names, or show what is not seen. */
    private static final ArchRule ONE_LOOK_ON_PAPER = noClasses()
            .that()
            .resideOutsideOfPackage("jp.kenkotecho.pdf")
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "com.openhtmltopdf..", "org.apache.fontbox..", "org.apache.pdfbox.pdmodel.font.."))
            .as("only pdf lays out documents on paper");

    static Stream<ArchRule> rules() {
        var others = Stream.of(
                NO_CYCLE,
                MODEL_KNOWS_ONLY_VALUES,
                FHIR_RING_MAPS_ONLY,
                TIME_COMES_FROM_OUTSIDE,
                NO_DEFAULT_LOCALE,
                WORDS_THAT_SAY_NOTHING,
                ONLY_THE_GATE_READS_UNJUDGED,
                ONE_WAY_TO_ASK,
                ONE_WRITES_DOCUMENTS,
                ONE_WAY_PAST_HAPI,
                ONE_WAY_OUT,
                ONE_CRYPTO,
                ONE_LOOK_ON_PAPER);
        return Stream.concat(others, FEW_ACT_AS_SERVER.stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void can_fail(ArchRule rule) {
        assertThat(rule.evaluate(SEEN_RED).hasViolation()).isTrue();
    }

    @Test
    void each_purpose_of_the_server_has_its_list_and_nobody_is_on_it_in_vain() {
        var users = OURS.get(ServerCaller.class).getFields().stream()
                .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
                .collect(Collectors.toMap(JavaField::getName, field -> field.getAccessesToSelf().stream()
                        .map(access -> access.getOriginOwner().getName())
                        .filter(name -> !name.equals(ServerCaller.class.getName()))
                        .collect(Collectors.toSet())));
        assertThat(ACT_AS_SERVER).isEqualTo(users);
    }

    @Test
    void record_is_plain() {
        RECORD_IS_PLAIN.check(OURS);
    }

    /** Modulith: no cycles, nobody's inside used from outside, and only what package-info allows. */
    @Test
    void modules_use_only_what_they_declare() {
        ApplicationModules.of(KenkoTecho.class).verify();
    }

    @Test
    void every_package_declares_what_it_uses() {
        var undeclared = OURS.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(one -> !one.getName().equals("jp.kenkotecho"))
                .filter(one -> one.getName().matches("jp\\.kenkotecho\\.[a-z]+"))
                .filter(one -> !one.isAnnotatedWith(ApplicationModule.class))
                .map(JavaPackage::getName);
        assertThat(undeclared).isEmpty();
    }

    @Test
    void nobody_uses_the_server() {
        noClasses()
                .that()
                .resideOutsideOfPackage("jp.kenkotecho.server..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jp.kenkotecho.server..")
                .check(OURS);
    }

    /** The table of ARCHITECTURE.md lists the packages from the ground up. */
    @Test
    void no_arrow_leads_back_up() throws IOException {
        var order = matches("ARCHITECTURE.md", "(?m)^\\| `([a-z]+)` \\|");
        var modules = ApplicationModules.of(KenkoTecho.class);

        assertThat(modules.stream().map(one -> one.getIdentifier().toString()))
                .containsExactlyInAnyOrderElementsOf(order);
        assertThat(modules.stream()).allSatisfy(module -> assertThat(
                        module.getDirectDependencies(modules).uniqueModules().map(used -> used.getIdentifier()
                                .toString()))
                .isSubsetOf(
                        order.subList(0, order.indexOf(module.getIdentifier().toString()))));
    }

    @Test
    void no_package_holds_more_than_its_share_of_the_lines() throws IOException {
        var lines = new TreeMap<String, Long>();
        var root = Path.of("src/main/java/jp/kenkotecho");
        try (var sources = Files.walk(root)) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                lines.merge(root.relativize(source).getName(0).toString(), length(source), Long::sum);
            }
        }
        var all = lines.values().stream().mapToLong(Long::longValue).sum();

        assertThat(lines)
                .hasSizeGreaterThan(20)
                .allSatisfy((name, own) -> assertThat(own).as(name).isLessThan(all * 15 / 100));
    }

    private static long length(Path source) throws IOException {
        try (var text = Files.lines(source)) {
            return text.count();
        }
    }

    /** The list of CONTRIBUTING.md: what a thing is called here, and what it is called no more. */
    @Test
    void things_are_called_by_their_words() throws IOException {
        var names = OURS.stream().map(JavaClass::getSimpleName).collect(Collectors.toSet());
        var rows = matches("CONTRIBUTING.md", "(?m)^\\| (`[A-Z]\\w+`(?:, `[A-Z]\\w+`)*) \\| [^|]+ \\|[^|]*\\|$");
        var retired = matches("CONTRIBUTING.md", "(?m)^\\| `[A-Z][^|]+ \\| [^|]+ \\|([^|]*)\\|$");

        assertThat(rows.stream()
                        .flatMap(row -> Stream.of(row.replaceAll("[`\\s]", "").split(",", -1))))
                .hasSizeGreaterThan(40)
                .isSubsetOf(names);
        assertThat(retired.stream()
                        .flatMap(row -> Stream.of(row.strip().split(", ", -1)))
                        .filter(word -> !word.isEmpty()))
                .hasSizeGreaterThan(40)
                .doesNotContainAnyElementsOf(topLevel());
    }

    /** Whoever reads a name need not look where it was imported from. */
    @Test
    void no_two_classes_have_one_name() {
        assertThat(OURS.stream()
                        .filter(JavaClass::isTopLevelClass)
                        .filter(one -> !one.getSimpleName().equals("package-info"))
                        .map(JavaClass::getSimpleName))
                .doesNotHaveDuplicates();
    }

    private static Set<String> topLevel() {
        return OURS.stream()
                .filter(JavaClass::isTopLevelClass)
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    /** The first group of each match. */
    private static List<String> matches(String file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(Path.of(file)))
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    /** Neither by an operation of theirs nor by a setting: limits and start rules are contributed by the features. */
    @Test
    void the_server_names_no_feature() throws IOException {
        try (var sources = Files.walk(Path.of("src/main/java/jp/kenkotecho/server"))) {
            assertThat(sources.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(source -> assertThat(
                            NAMES_A_FEATURE.matcher(Files.readString(source)).results())
                    .extracting(MatchResult::group)
                    .as(source.toString())
                    .isEmpty());
        }
        assertThat(NAMES_A_FEATURE.matcher("\"/fhir/$myna-import\"").find()).isTrue();
        assertThat(NAMES_A_FEATURE.matcher("\"phr.smart.local-keys\"").find()).isTrue();
    }

    /** {@code $meta-add}, {@code $mark-all-resources-for-reindexing} and the like are HAPI's. */
    private static final Pattern NAMES_A_FEATURE =
            Pattern.compile("\\$(?!meta-|mark-)[a-z]+-[a-z-]+|phr\\.(?!fhir|time|search)[a-z]+[.-]");

    private static DescribedPredicate<JavaMethodCall> readsTheTime() {
        var readers = Map.of(
                "now", Set.of("java.time"), "systemUTC", Set.of("java.time"), "currentTimeMillis", Set.of("java.lang"));
        return DescribedPredicate.describe("reads the time", call -> {
            var owner = call.getTargetOwner();
            return readers.getOrDefault(call.getName(), Set.of()).contains(owner.getPackageName())
                    && !call.getTarget().getRawParameterTypes().stream()
                            .anyMatch(type -> type.isEquivalentTo(Clock.class));
        });
    }

    private static DescribedPredicate<JavaFieldAccess> isServerCaller(String purpose) {
        return DescribedPredicate.describe(
                "ServerCaller." + purpose,
                access -> access.getTargetOwner().isEquivalentTo(ServerCaller.class)
                        && access.getName().equals(purpose)
                        && !access.getOriginOwner().isEquivalentTo(ServerCaller.class));
    }

    private static DescribedPredicate<JavaMethodCall> writesTheAnswerToAnOperation() {
        var writes = Set.of("getOutputStream", "getWriter", "setContentType");
        return DescribedPredicate.describe(
                "writes the answer to an operation",
                call -> call.getTargetOwner().isAssignableTo(ServletResponse.class)
                        && writes.contains(call.getName())
                        && call.getOwner().getMethodCallsFromSelf().stream()
                                .anyMatch(other -> other.getTargetOwner().isEquivalentTo(ServletRequestDetails.class)));
    }

    private static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("is one of " + names, one -> names.contains(one.getName()));
    }
}
