package org.earshot.advise;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.earshot.configure.Live;
import org.earshot.mention.BrandBook;
import org.earshot.mention.Texts;
import org.earshot.store.Ids;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The library of answers. Who may write in it is for the caller to check. */
@Service
public class Articles {
    private static final int LONGEST_USER = 80;

    private final ArticleTable table;
    private final ArticleIndex index;
    private final Live<BrandBook> brands;
    private final TransactionTemplate transactions;
    private final Ids ids;
    private final Clock clock;

    Articles(
            ArticleTable table,
            ArticleIndex index,
            Live<BrandBook> brands,
            TransactionTemplate transactions,
            Ids ids,
            Clock clock) {
        this.table = table;
        this.index = index;
        this.brands = brands;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** The article as it is now. */
    public Optional<Article> find(long id) {
        return table.find(id);
    }

    /** All that an article ever said, newest first; empty where there is none. */
    public List<Article> versions(long id) {
        return table.versions(id);
    }

    /** A page of what is asked for. */
    public ArticlePage search(ArticleQuery query) {
        ArticleIndex.Hits hits = index.search(query, today());
        Map<Long, Article> found =
                table.findAll(hits.ids()).stream().collect(Collectors.toMap(Article::id, Function.identity()));
        List<Article> items =
                hits.ids().stream().map(found::get).filter(Objects::nonNull).toList();
        int next = query.offset() + query.limit();
        return new ArticlePage(items, hits.total(), next < hits.total() ? next : -1);
    }

    /** The day by which reviews are reckoned, in UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Adds an article. */
    public ArticleEdit add(ArticleContent content, String user) {
        List<ArticleFault> faults = faults(content);
        if (!faults.isEmpty()) {
            return new ArticleEdit.Faulty(faults);
        }
        Article first = new Article(ids.next(), 1, content, Texts.cut(user, LONGEST_USER), clock.instant());
        transactions.executeWithoutResult(status -> table.insert(first));
        return new ArticleEdit.Saved(first);
    }

    /**
     * Writes the next version of an article.
     *
     * @param version the one that the writer has read
     */
    public ArticleEdit change(long id, int version, ArticleContent content, String user) {
        List<ArticleFault> faults = faults(content);
        return faults.isEmpty() ? write(id, version, content, user) : new ArticleEdit.Faulty(faults);
    }

    /**
     * Brings back what an article said in a former version, as its next one.
     *
     * @param version the present one, as the user has seen it
     * @param former the one to bring back
     */
    public ArticleEdit restore(long id, int version, int former, String user) {
        return table.version(id, former)
                .map(then -> write(id, version, then.content(), user))
                .orElseGet(ArticleEdit.Missing::new);
    }

    private ArticleEdit write(long id, int version, ArticleContent content, String user) {
        Optional<Article> now = table.find(id);
        if (now.isEmpty()) {
            return new ArticleEdit.Missing();
        }
        if (now.get().version() == version && now.get().content().equals(content)) {
            return new ArticleEdit.Saved(now.get());
        }
        Article next = new Article(id, version + 1, content, Texts.cut(user, LONGEST_USER), clock.instant());
        boolean written = Boolean.TRUE.equals(transactions.execute(status -> table.update(next)));
        return written
                ? new ArticleEdit.Saved(next)
                : new ArticleEdit.Overtaken(table.find(id).orElse(now.get()));
    }

    /** A brand that left the configuration may stay in what was restored, but is not written anew. */
    private List<ArticleFault> faults(ArticleContent content) {
        List<ArticleFault> faults = new ArrayList<>(content.faults());
        content.brands().stream()
                .filter(brand -> brands.get().find(brand).isEmpty())
                .map(brand -> new ArticleFault("brands", "unknown", Texts.cut(brand, 40)))
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        return faults;
    }
}
