package io.lifeboat.workflows;

/** Whether somebody was told. */
public enum Told {
  YES,
  /** An answer is missing: it may be out, and telling again may tell twice. */
  PERHAPS,
  NO,
  /** The region through which it would have gone does not answer. */
  REGION_SILENT
}
