package org.earshot.advise;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.respond.Case;
import org.springframework.stereotype.Service;

/** Which answers of the library may fit a case, and how one of them reads there. */
@Service
public class Suggestions {
    private static final int MOST = 3;
    private static final int LOOKED_AT = 30;

    private final ArticleIndex index;
    private final ArticleTable table;
    private final Articles articles;
    private final Occasions occasions;
    private final CustomerNames names;
    private final Live<BrandBook> brands;
    private final java.time.Clock clock;
    private final Fit fit;

    Suggestions(
            ArticleIndex index,
            ArticleTable table,
            Articles articles,
            Occasions occasions,
            CustomerNames names,
            Live<BrandBook> brands,
            java.time.Clock clock) {
        this.index = index;
        this.table = table;
        this.articles = articles;
        this.occasions = occasions;
        this.names = names;
        this.brands = brands;
        this.clock = clock;
        this.fit = new Fit(index.stems());
    }

    /** Up to three answers, the best first; what is overdue for review never comes before what is not. */
    public List<Suggestion> of(Case item) {
        Occasion occasion = occasions.of(item);
        List<Long> ids = index.suggest(occasion, LOOKED_AT);
        Map<Long, Article> found =
                table.findAll(ids).stream().collect(Collectors.toMap(Article::id, Function.identity()));
        List<Suggestion> fitting = ids.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(article -> fit.judge(article, occasion, articles.today()))
                .filter(Objects::nonNull)
                .toList();
        return Fit.best(fitting, MOST);
    }

    /** An article as an answer in a case, empty where there is none with that id. */
    public Optional<Composed> compose(Case item, long article, String agent) {
        return table.find(article).map(found -> compose(item, found, agent));
    }

    /** An article as an answer in a case. */
    public Composed compose(Case item, Article article, String agent) {
        Map<Variable, String> values = values(item, article, agent);
        String body = article.content().body();
        List<Remark> against = new ArrayList<>(fit.against(article, occasions.of(item), articles.today()));
        Variable.in(body).stream()
                .filter(variable -> !values.containsKey(variable))
                .forEach(variable -> against.add(new Remark("variable", variable.written())));
        return new Composed(article, Variable.fill(body, values), against);
    }

    private Map<Variable, String> values(Case item, Article article, String agent) {
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        Optional<Brand> brand = brands.get().find(item.brand());
        values.put(Variable.CUSTOMER, names.of(item));
        values.put(Variable.BRAND, brand.map(Brand::name).orElse(item.brand()));
        values.put(Variable.AGENT, agent);
        values.put(Variable.CASE, String.valueOf(item.id()));
        Instant due = item.dueAt();
        // A time that has passed is no promise; it stays in braces, and is shown as missing.
        if (due != null && item.firstReplyAt() == null && due.isAfter(clock.instant())) {
            ZoneId zone = brand.map(one -> one.hours().zone()).orElse(ZoneOffset.UTC);
            values.put(Variable.DUE, when(due, zone, article.content().language()));
        }
        return values;
    }

    private static String when(Instant time, ZoneId zone, String language) {
        Locale locale = Locale.forLanguageTag(language);
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(time.atZone(zone));
        return day + ", " + DateTimeFormatter.ofPattern("HH:mm").format(time.atZone(zone));
    }
}
