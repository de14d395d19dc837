package org.earshot;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.core.ApplicationModules;

/** Holds up the house: what each package may import, and what only some classes may touch. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.earshot");

    @Test
    void everyPackageImportsOnlyWhatItsPackageInfoAllows() {
        ApplicationModules.of(Earshot.class).verify();
    }

    @Test
    void platformsDoNotKnowEachOther() {
        slices().matching("org.earshot.listen.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
        slices().matching("org.earshot.respond.(*)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theDoorKnowsNoPlatformAndNoPlatformsDoorAnother() {
        slices().matching("org.earshot.fetch.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.earshot.fetch")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.earshot.fetch.*..")
                .check(CLASSES);
    }

    @Test
    void channelsDoNotKnowEachOther() {
        slices().matching("org.earshot.notify.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void camelStaysInRoutes() {
        noClasses()
                .that(not(outermostNameEndsWith("Routes")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void coreNlpStaysInItsPackage() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.understand.corenlp..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("edu.stanford..")
                .check(CLASSES);
    }

    @Test
    void nativeLibrariesStayInTheEmbeddingPackage() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.understand.embedding..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "ai.djl..")
                .check(CLASSES);
    }

    @Test
    void theIndexOfWordsStaysInThePackageThatAdvises() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.advise..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(CLASSES);
    }

    @Test
    void whatReadsAndJudgesDoesNotKnowHowItWasLearned() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.learn..")
                        .or(resideInAPackage("org.earshot.admin.."))
                        .or(resideInAPackage("org.earshot.console.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.earshot.learn..")
                .check(CLASSES);
    }

    @Test
    void linearModelsAreKnownToReadersAndTrainersOnly() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.understand..").or(resideInAPackage("org.earshot.learn.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.earshot.understand.linear..")
                .check(CLASSES);
    }

    @Test
    void glossesAreKnownToThoseWhoAskTheEmbedderOnly() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.understand..")
                        .or(resideInAPackage("org.earshot.learn.."))
                        .or(resideInAPackage("org.earshot.gather.."))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.earshot.understand.gloss..")
                .check(CLASSES);
    }

    @Test
    void sqlStaysInTheTableClasses() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.store..")))
                .and(not(outermostNameEndsWith("Table")
                        .or(simpleNameEndingWith("Inbox"))
                        .or(simpleNameEndingWith("Row"))))
                .and(not(outermostNameEndsWith("Inbox")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    void springWebStaysInTheConsole() {
        noClasses()
                .that(not(resideInAPackage("org.earshot.console..")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..")
                .check(CLASSES);
    }

    @Test
    void nobodyReadsTheWallClock() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
        noClasses().should().callMethod(LocalDate.class, "now").check(CLASSES);
        noClasses().should().callMethod(LocalDateTime.class, "now").check(CLASSES);
        noClasses().should().callMethod(ZonedDateTime.class, "now").check(CLASSES);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(CLASSES);
        noClasses()
                .that(not(simpleNameEndingWith("LiveConfiguration")).and(not(resideInAPackage("org.earshot.demo.."))))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(CLASSES);
    }

    @Test
    void nothingIsInjectedIntoFieldsAndNothingStaticChanges() {
        noFields().should().beAnnotatedWith(Autowired.class).check(CLASSES);
        fields().that().areStatic().should().haveModifier(JavaModifier.FINAL).check(CLASSES);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> outermostNameEndsWith(String ending) {
        return com.tngtech.archunit.base.DescribedPredicate.describe("outermost class named *" + ending, type -> {
            String name = type.getName().substring(type.getName().lastIndexOf('.') + 1);
            int inner = name.indexOf('$');
            return (inner < 0 ? name : name.substring(0, inner)).endsWith(ending);
        });
    }
}
