package org.earshot.console.pages;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.earshot.console.attend.RowSigns;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Prints the rows of lists of cases. When a case changes, every open queue asks again, and 49 of 50 rows are as they were: what is in
 * a row is its key, so that the same row is printed once for everybody who reads the same language, and again after a minute.
 */
@Component("keptRows")
public class KeptRows {
    private static final int MOST = 5_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final SpringTemplateEngine templates;
    private final ApplicationContext beans;
    private final Cache<Key, String> printed =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();

    KeptRows(SpringTemplateEngine templates, ApplicationContext beans) {
        this.templates = templates;
        this.beans = beans;
    }

    /** A row as HTML, for the template {@code queue-rows}. */
    public String html(QueueRow row, RowSigns.@Nullable Sign sign, boolean slow, @Nullable Boolean picking) {
        Key key = new Key(row, sign, slow, Boolean.TRUE.equals(picking), Wording.locale());
        return Objects.requireNonNull(printed.get(key, this::print));
    }

    /** Without the request: what a row says must not hang on who asked first. */
    private String print(Key key) {
        Map<String, @Nullable Object> words = new HashMap<>();
        words.put("r", key.row());
        words.put("sign", key.sign());
        words.put("slow", key.slow());
        words.put("picking", key.picking());
        words.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return templates.process("queue-rows", Set.of("row"), new Context(key.locale(), words));
    }

    private record Key(QueueRow row, RowSigns.@Nullable Sign sign, boolean slow, boolean picking, Locale locale) {}
}
