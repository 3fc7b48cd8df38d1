package io.udaconnect.launcher.simulation;

import io.udaconnect.domain.person.Profile;
import java.util.List;
import java.util.stream.IntStream;

/** Names for people who are made up. */
public final class Cast {
  private static final List<String> FIRST_NAMES =
      List.of(
          "Adèle", "Ahmed", "Aiko", "Alice", "Amara", "Anders", "Anna", "Arjun", "Astrid", "Aurora",
          "Ben", "Bianca", "Björn", "Camille", "Carlos", "Chiara", "Chloé", "Clara", "Daniel",
          "David", "Diego", "Dina", "Elena", "Elif", "Emil", "Emma", "Erik", "Esther", "Fatima",
          "Felix", "Fiona", "Florian", "Freya", "Gabriel", "Giulia", "Hana", "Hannah", "Hugo",
          "Ibrahim", "Ida", "Ines", "Ingrid", "Ivan", "Jakob", "Jana", "Jean", "Jonas", "Julia",
          "Kai", "Karin", "Katja", "Kenji", "Lars", "Laura", "Leila", "Leo", "Lina", "Louis",
          "Lucia", "Luka", "Mae", "Magnus", "Manon", "Marco", "Maria", "Marta", "Mateo", "Maya",
          "Mei", "Mila", "Mohamed", "Nadia", "Nils", "Nina", "Noah", "Nora", "Olga", "Omar",
          "Oskar", "Paula", "Pavel", "Petra", "Priya", "Rafael", "Rania", "Rosa", "Samir", "Sara",
          "Selma", "Simon", "Sofia", "Sven", "Tara", "Theo", "Tomás", "Vera", "Viktor", "Yara",
          "Yusuf", "Zoë");

  private static final List<String> LAST_NAMES =
      List.of(
          "Abel",
          "Adler",
          "Almeida",
          "Andersen",
          "Arnaud",
          "Bakker",
          "Banerjee",
          "Barbieri",
          "Bauer",
          "Beck",
          "Benali",
          "Berger",
          "Blanc",
          "Bonnet",
          "Borg",
          "Brandt",
          "Caron",
          "Castro",
          "Chen",
          "Conti",
          "Costa",
          "Dahl",
          "Demir",
          "Diallo",
          "Dubois",
          "Dupont",
          "Eriksen",
          "Faure",
          "Ferrari",
          "Fischer",
          "Fontaine",
          "Fournier",
          "Garcia",
          "Gauthier",
          "Girard",
          "Haas",
          "Haddad",
          "Hansen",
          "Hartmann",
          "Henry",
          "Hoffmann",
          "Horvat",
          "Ivanova",
          "Jansen",
          "Jensen",
          "Kaya",
          "Keller",
          "Kim",
          "Klein",
          "Kovács",
          "Kumar",
          "Lambert",
          "Lang",
          "Laurent",
          "Leroy",
          "Lindqvist",
          "Lopez",
          "Maier",
          "Marchetti",
          "Martin",
          "Mbeki",
          "Mercier",
          "Meyer",
          "Moreau",
          "Moretti",
          "Müller",
          "Nakamura",
          "Navarro",
          "Nguyen",
          "Novak",
          "Okafor",
          "Oliveira",
          "Olsen",
          "Park",
          "Perrin",
          "Petrov",
          "Popescu",
          "Ricci",
          "Riviere",
          "Robin",
          "Romano",
          "Rossi",
          "Roux",
          "Santos",
          "Sato",
          "Schmidt",
          "Schulz",
          "Silva",
          "Singh",
          "Sørensen",
          "Steiner",
          "Takahashi",
          "Torres",
          "Vasquez",
          "Vidal",
          "Visser",
          "Vogel",
          "Weber",
          "Yilmaz",
          "Zimmermann");

  /** So many have names that differ. */
  public static final int MOST = 10_000;

  /** Goes through all pairs of names before it comes to the first again. */
  private static final int STRIDE = 7_919;

  private Cast() {}

  /** So many people with different names; the same for the same seed. */
  static List<Profile> of(int people, long seed, List<String> companies) {
    if (people < 1 || people > MOST) {
      throw new IllegalArgumentException(people + " people");
    }
    var chance = Chance.of(seed, -1);
    int first = chance.nextInt(MOST);
    return IntStream.range(0, people)
        .map(person -> (first + person * STRIDE) % MOST)
        .mapToObj(pair -> profile(pair, companies.get(chance.nextInt(companies.size()))))
        .toList();
  }

  private static Profile profile(int pair, String company) {
    int names = LAST_NAMES.size();
    return new Profile(FIRST_NAMES.get(pair / names), LAST_NAMES.get(pair % names), company);
  }
}
