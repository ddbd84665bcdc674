package org.sayso.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.token.TokenAuthenticator;

/** Who may depend on whom. */
class ArchitectureTests {

    private static final String[] CORE = {
        "org.sayso",
        "org.sayso.token..",
        "org.sayso.policy..",
        "org.sayso.audit..",
        "org.sayso.link..",
        "org.sayso.confirmation.."
    };
    private static final String SPRING = "org.springframework..";

    private static final JavaClasses SAYSO = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.sayso");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.sayso.token",
                "org.sayso.policy",
                "org.sayso.audit",
                "org.sayso.link",
                "org.sayso.confirmation",
                "org.sayso.http",
                "org.sayso.oauth",
                "org.sayso.alexa",
                "org.sayso.delivery",
                "org.sayso.factors",
                "org.sayso.jdbc",
                "org.sayso.spring",
                "org.sayso.linking",
                "org.sayso.authorization",
                "org.sayso.standin",
                "org.sayso.samples.pizza",
                "org.sayso.samples.color",
                "org.sayso.samples.wear",
                "org.sayso.samples.ride",
                "org.sayso.app"
            })
    void everyPartIsOnTheClassPath_soThatTheRulesBelowCannotPassOnNothing(String part) {
        assertThat(SAYSO.stream().filter(type -> type.getPackageName().startsWith(part)))
                .isNotEmpty();
    }

    @Test
    void core_dependsOnNothingButTheJdk() {
        classes()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.sayso",
                        "org.sayso.token..",
                        "org.sayso.policy..",
                        "org.sayso.audit..",
                        "org.sayso.link..",
                        "org.sayso.confirmation..",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify..")
                .check(SAYSO);
    }

    @Test
    void whatRunsInALambda_runsWithoutSpring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.sayso",
                        "org.sayso.token..",
                        "org.sayso.policy..",
                        "org.sayso.audit..",
                        "org.sayso.link..",
                        "org.sayso.confirmation..",
                        "org.sayso.http..",
                        "org.sayso.oauth..",
                        "org.sayso.alexa..",
                        "org.sayso.factors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SPRING)
                .check(SAYSO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "oauth", "alexa", "delivery", "factors", "jdbc"})
    void librariesBesideEachOther_knowOnlyTheCoreAndHttp(String library) {
        noClasses()
                .that()
                .resideInAPackage("org.sayso." + library + "..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("org.sayso..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(CORE)))
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                                "org.sayso.http..")))
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                                "org.sayso." + library + ".."))))
                .check(SAYSO);
    }

    @Test
    void standIn_knowsNothingOfWhatItTests() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.standin..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.sayso",
                        "org.sayso.token..",
                        "org.sayso.policy..",
                        "org.sayso.audit..",
                        "org.sayso.link..",
                        "org.sayso.confirmation..",
                        "org.sayso.http..",
                        "org.sayso.oauth..",
                        "org.sayso.alexa..",
                        "org.sayso.delivery..",
                        "org.sayso.factors..",
                        "org.sayso.jdbc..",
                        "org.sayso.spring..",
                        "org.sayso.authorization..",
                        "org.sayso.samples..",
                        "org.sayso.app..")
                .check(SAYSO);
    }

    @Test
    void linking_knowsNothingElseOfSayso() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.linking..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("org.sayso..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                                "org.sayso.linking.."))))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage(SPRING)
                .check(SAYSO);
    }

    @Test
    void standInLanguage_knowsNothingOfHttpAndProtocolNothingOfLanguage() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.standin.language..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.sayso.standin.protocol..", "org.sayso.standin.web..", SPRING)
                .check(SAYSO);
        noClasses()
                .that()
                .resideInAPackage("org.sayso.standin.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sayso.standin.language..", "org.sayso.standin.web..")
                .check(SAYSO);
    }

    @Test
    void standInLanguage_restsOnTypesAndTypesOnWords_neverBack() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.standin.language.words..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.sayso.standin.language", "org.sayso.standin.language.types..")
                .check(SAYSO);
        noClasses()
                .that()
                .resideInAPackage("org.sayso.standin.language.types..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.sayso.standin.language")
                .check(SAYSO);
    }

    @Test
    void authorizationServer_standsAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.authorization..")
                .should()
                .dependOnClassesThat(
                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("org.sayso..")
                                .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                        com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                                                "org.sayso.authorization.."))))
                .check(SAYSO);
    }

    @Test
    void samples_useTheStarterAsAnyUserWould() {
        noClasses()
                .that()
                .resideInAPackage("org.sayso.samples..")
                .should()
                .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                                "org.sayso.app..",
                                "org.sayso.standin..",
                                "org.sayso.authorization..",
                                "org.sayso.jdbc..",
                                "org.sayso.http..",
                                "org.sayso.oauth..",
                                "org.sayso.delivery..",
                                "org.sayso.factors..")
                        // Who an account's owner is at a provider is for the application to say.
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(
                                        org.sayso.factors.ProviderUsers.class))))
                .check(SAYSO);
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching("org.sayso.(**)").should().beFreeOfCycles().check(SAYSO);
    }

    @Test
    void tokens_areAuthenticatedOnlyByTheOauthModule() {
        classes()
                .that()
                .areAssignableTo(TokenAuthenticator.class)
                .and()
                .areNotInterfaces()
                .should()
                .resideInAPackage("org.sayso.oauth..")
                .check(SAYSO);
    }
}
