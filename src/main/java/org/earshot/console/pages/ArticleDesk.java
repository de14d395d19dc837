package org.earshot.console.pages;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.earshot.admit.User;
import org.earshot.admit.Users;
import org.earshot.advise.Article;
import org.earshot.advise.ArticleContent;
import org.earshot.advise.ArticleFault;
import org.earshot.advise.Articles;
import org.earshot.advise.Variable;
import org.earshot.configure.Live;
import org.earshot.mention.Brand;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Source;
import org.earshot.mention.SourceBook;
import org.springframework.stereotype.Component;

/** Puts articles and their form into words. */
@Component
class ArticleDesk {
    private static final List<String> USUAL = List.of("en", "es", "pl", "de", "fr", "it", "pt");
    private static final int REVIEW_DAYS = 180;

    private final Articles articles;
    private final Live<BrandBook> brands;
    private final Live<SourceBook> sources;
    private final Users users;
    private final Wording wording;

    ArticleDesk(Articles articles, Live<BrandBook> brands, Live<SourceBook> sources, Users users, Wording wording) {
        this.articles = articles;
        this.brands = brands;
        this.sources = sources;
        this.users = users;
        this.wording = wording;
    }

    /** The article in words. */
    ArticleView view(Article article) {
        ArticleContent content = article.content();
        List<String> fits = new ArrayList<>();
        content.brands().forEach(brand -> fits.add(wording.brand(brand)));
        content.platforms().forEach(platform -> fits.add(wording.platform(platform)));
        content.intents().forEach(intent -> fits.add(intent(intent)));
        return new ArticleView(
                article,
                wording.language(content.language()),
                fits,
                day(content.reviewBy()),
                article.stale(articles.today()),
                wording.past(article.changedAt(), ZoneOffset.UTC));
    }

    /** A day as people write it. */
    String day(LocalDate day) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", Wording.locale()).format(day);
    }

    /** What a post wants, in words. */
    String intent(String intent) {
        return wording.sayOr("intent." + intent, intent);
    }

    /** Which brands can be asked for. */
    List<Choice> brands() {
        return brands.get().all().stream()
                .map(brand -> new Choice(brand.id(), brand.name(), false))
                .toList();
    }

    /** Which languages an article may be in, those of the brands and some more. */
    List<Choice> languages() {
        return languages("");
    }

    private List<Choice> languages(String chosen) {
        TreeSet<String> all = new TreeSet<>(brands.get().languages());
        all.addAll(USUAL);
        all.add(chosen.isEmpty() ? "en" : chosen);
        return all.stream()
                .map(code -> new Choice(code, wording.language(code), code.equals(chosen)))
                .sorted(java.util.Comparator.comparing(Choice::label))
                .toList();
    }

    /** An empty article of the user's. */
    ArticleTyped fresh(String user) {
        return new ArticleTyped(
                "",
                "",
                "en",
                List.of(),
                List.of(),
                List.of(),
                user,
                articles.today().plusDays(REVIEW_DAYS).toString(),
                "",
                "0");
    }

    /** The form as it was typed, with what is wrong in it. */
    ArticleFormView form(long id, ArticleTyped typed, List<ArticleFault> faults) {
        List<String> places = sources.get().all().stream().map(Source::platform).toList();
        return new ArticleFormView(
                id,
                typed,
                languages(typed.language()),
                choices(brands.get().all().stream().map(Brand::id).toList(), typed.brands(), "brand"),
                choices(places, typed.platforms(), "platform"),
                choices(ArticleContent.knownIntents(), typed.intents(), "intent"),
                owners(typed.owner()),
                Stream.of(Variable.values()).map(Variable::written).toList(),
                faults.stream()
                        .map(fault -> new ArticleFormView.Fault(fault.field(), say(fault)))
                        .toList());
    }

    /** True for somebody who can own an article. */
    boolean known(String owner) {
        return users.find(owner).isPresent();
    }

    private String say(ArticleFault fault) {
        String known = String.join(
                ", ", Stream.of(Variable.values()).map(Variable::written).toList());
        return wording.say("answers.fault." + fault.code(), fault.detail(), known);
    }

    private List<Choice> choices(List<String> all, List<String> chosen, String kind) {
        TreeSet<String> values = new TreeSet<>(all);
        values.addAll(chosen);
        return values.stream()
                .map(value -> new Choice(value, label(kind, value), chosen.contains(value)))
                .toList();
    }

    private String label(String kind, String value) {
        return switch (kind) {
            case "brand" -> wording.brand(value);
            case "platform" -> wording.platform(value);
            default -> intent(value);
        };
    }

    private List<Choice> owners(String chosen) {
        TreeSet<String> names = new TreeSet<>(users.all().stream()
                .filter(user -> !user.disabled())
                .map(User::name)
                .toList());
        if (!chosen.isEmpty()) {
            names.add(chosen);
        }
        return names.stream()
                .map(name -> new Choice(name, name, name.equals(chosen)))
                .toList();
    }

    /**
     * Something to choose.
     *
     * @param value as forms send it
     * @param label as people read it
     * @param chosen true where it is chosen
     */
    record Choice(String value, String label, boolean chosen) {}
}
