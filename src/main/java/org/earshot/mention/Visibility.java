package org.earshot.mention;

/** Who could read the post on its platform; a reply never goes to more people than the post did. */
public enum Visibility {
    PUBLIC,
    UNLISTED,
    FOLLOWERS,
    DIRECT
}
