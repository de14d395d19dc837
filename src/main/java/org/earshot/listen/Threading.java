package org.earshot.listen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.earshot.mention.BrandBook;
import org.earshot.mention.MentionTable;
import org.earshot.mention.Post;
import org.earshot.mention.Source;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Picks what is to be stored of a page: what customers say about the brand, and what the brand itself said to them where we have
 * what it answers. What a brand says on its own accord is nobody's complaint.
 */
@Component
class Threading {
    private final MentionTable mentions;

    Threading(MentionTable mentions) {
        this.mentions = mentions;
    }

    /** The posts to store, in their order. */
    List<Post> wanted(Source source, List<Post> page, BrandBook brands) {
        List<Post> wanted = new ArrayList<>();
        Set<String> threads = new HashSet<>();
        Set<String> owns = new HashSet<>();
        for (Post post : page) {
            if (!post.details().ours() && Matching.matches(source, post, brands)) {
                wanted.add(post);
                add(threads, post, post.details().reply().thread());
                add(owns, post, post.details().reply().own());
            }
        }
        List<Post> answers = page.stream()
                .filter(post -> post.details().ours())
                .filter(post -> named(threads, post, post.details().reply().thread())
                        || named(owns, post, post.details().reply().parent())
                        || stored(post))
                .toList();
        if (answers.isEmpty()) {
            return wanted;
        }
        Set<Post> all = new HashSet<>(wanted);
        all.addAll(answers);
        return page.stream().filter(all::contains).toList();
    }

    /** Of what a second look brought, all but answers of the brand to what we do not have. */
    List<Post> again(List<Post> posts) {
        return posts.stream()
                .filter(post -> !post.details().ours() || stored(post))
                .toList();
    }

    private static void add(Set<String> names, Post post, @Nullable String name) {
        if (name != null) {
            names.add(post.id().platform() + " " + name);
        }
    }

    private static boolean named(Set<String> names, Post post, @Nullable String name) {
        return name != null && names.contains(post.id().platform() + " " + name);
    }

    private boolean stored(Post post) {
        Post.ReplyTo place = post.details().reply();
        return mentions.knows(post.id().platform(), place.thread(), place.parent());
    }
}
