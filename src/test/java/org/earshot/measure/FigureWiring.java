package org.earshot.measure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.OfficeHours;
import org.earshot.store.TestDatabase;
import org.earshot.understand.ReadingTable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;

/** The figures as Spring wires them, for a brand with office hours in Warsaw. */
final class FigureWiring implements AutoCloseable {
    static final OfficeHours HOURS =
            new OfficeHours(ZoneId.of("Europe/Warsaw"), week(), Set.of(LocalDate.of(2026, 3, 17)));

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    FigureWiring(TestDatabase database) {
        context.registerBean("jdbc", org.springframework.jdbc.core.simple.JdbcClient.class, database::jdbc);
        context.registerBean("template", org.springframework.jdbc.core.JdbcTemplate.class, database::template);
        context.registerBean(
                "transactions",
                org.springframework.transaction.support.TransactionTemplate.class,
                database::transactions);
        context.register(
                Brands.class,
                ReadingTable.class,
                CaseFactsTable.class,
                CaseFigureTable.class,
                CaseFigures.class,
                FigureReadTable.class,
                CaseReports.class);
        context.refresh();
    }

    CaseFigures figures() {
        return context.getBean(CaseFigures.class);
    }

    CaseReports reports() {
        return context.getBean(CaseReports.class);
    }

    private static Map<DayOfWeek, List<OfficeHours.Opening>> week() {
        Map<DayOfWeek, List<OfficeHours.Opening>> week = new EnumMap<>(DayOfWeek.class);
        for (int day = 1; day <= 5; day++) {
            week.put(DayOfWeek.of(day), List.of(new OfficeHours.Opening(LocalTime.of(9, 0), LocalTime.of(17, 30))));
        }
        week.put(DayOfWeek.SUNDAY, List.of(new OfficeHours.Opening(LocalTime.of(1, 0), LocalTime.of(4, 0))));
        return week;
    }

    @Override
    public void close() {
        context.close();
    }

    static class Brands {
        @Bean
        Live<BrandBook> brands() {
            return new Live<>(new BrandBook(
                    List.of(new Brand("acme", "Acme Bank", List.of("acme bank"), List.of(), Set.of("en"), HOURS))));
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
