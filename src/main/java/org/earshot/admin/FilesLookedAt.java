package org.earshot.admin;

/** An admin's files were changed outside the console and have been looked at, whether or not they could be taken over. */
public record FilesLookedAt() {}
