package io.lifeboat.plan;

/** A person or a rota by role name. */
public record Contact(String email) {}
