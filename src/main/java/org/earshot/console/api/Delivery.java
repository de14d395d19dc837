package org.earshot.console.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.earshot.configure.Live;
import org.earshot.listen.Intake;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionId;
import org.earshot.mention.MentionInbox;
import org.earshot.mention.Post;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands mentions that somebody brought to the intake, brand by brand, after all of them were found good. */
@Component
class Delivery {
    private static final String SOURCE = "api";
    private static final int MOST = 1000;

    private final Intake intake;
    private final Live<BrandBook> brands;

    Delivery(Intake intake, Live<BrandBook> brands) {
        this.intake = intake;
        this.brands = brands;
    }

    AcceptedJson take(List<MentionIn> items) {
        if (items.isEmpty() || items.size() > MOST) {
            throw Refusals.badRequest("1 to " + MOST + " mentions are taken at a time");
        }
        List<Post> posts = new ArrayList<>();
        Map<String, List<Post>> byBrand = new LinkedHashMap<>();
        for (MentionIn item : items) {
            Post post = item.post();
            posts.add(post);
            byBrand.computeIfAbsent(brand(item), key -> new ArrayList<>()).add(post);
        }
        return store(posts, byBrand);
    }

    private String brand(MentionIn item) {
        String brand = Asked.text(item.brand(), "brand", 80);
        if (brands.get().find(brand).isEmpty()) {
            throw Refusals.unprocessable("there is no brand '" + brand + "'");
        }
        return brand;
    }

    private AcceptedJson store(List<Post> posts, Map<String, List<Post>> byBrand) {
        Map<MentionId, Long> rows = new HashMap<>();
        int stored = 0;
        int duplicate = 0;
        int edited = 0;
        for (Map.Entry<String, List<Post>> brand : byBrand.entrySet()) {
            MentionInbox.Stored outcome = intake.accept(brand.getValue(), SOURCE, brand.getKey());
            rows.putAll(outcome.rows());
            stored += outcome.stored();
            duplicate += outcome.duplicate();
            edited += outcome.edited();
        }
        List<@Nullable String> ids = new ArrayList<>();
        for (Post post : posts) {
            Long row = rows.get(post.id());
            ids.add(row == null ? null : String.valueOf(row));
        }
        return new AcceptedJson(ids, stored, duplicate, edited);
    }
}
