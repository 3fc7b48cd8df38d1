package io.udaconnect.domain.person;

import io.udaconnect.domain.Faults;
import io.udaconnect.domain.Refused;

/** What a person says of themselves. Blanks around a name are dropped. */
public record Profile(String firstName, String lastName, String companyName) {
  public static final int LONGEST_NAME = 100;

  public Profile {
    if (!isPlain(firstName) || !isPlain(lastName) || !isPlain(companyName)) {
      var faults = new Faults();
      String first = firstName;
      String last = lastName;
      String company = companyName;
      firstName = faults.check(() -> name("first_name", first));
      lastName = faults.check(() -> name("last_name", last));
      companyName = faults.check(() -> name("company_name", company));
      faults.refuseIfAny();
    }
  }

  /** Whether nothing can be wrong: most names are so, and answers have them by the thousand. */
  private static boolean isPlain(String name) {
    if (name == null || name.isEmpty() || name.length() > LONGEST_NAME) return false;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter < ' ' || letter > '~') return false;
    }
    return name.charAt(0) != ' ' && name.charAt(name.length() - 1) != ' ';
  }

  private static String name(String field, String text) {
    if (text == null) throw Refused.invalid(field, "is missing");
    String name = text.strip();
    boolean visible = false;
    int length = 0;
    int codePoint;
    for (int i = 0; i < name.length(); i += Character.charCount(codePoint)) {
      codePoint = name.codePointAt(i);
      if (unprintable(codePoint)) {
        throw Refused.invalid(field, "must not contain control characters");
      }
      visible |= !invisible(codePoint);
      length++;
    }
    if (!visible) throw Refused.invalid(field, "must not be empty");
    if (length > LONGEST_NAME) {
      throw Refused.invalid(field, "must have at most " + LONGEST_NAME + " characters");
    }
    return name;
  }

  /** What strip leaves: spaces that do not break, and marks without width. */
  private static boolean invisible(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.getType(codePoint) == Character.FORMAT;
  }

  private static boolean unprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }
}
