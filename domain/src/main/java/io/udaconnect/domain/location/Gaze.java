package io.udaconnect.domain.location;

/** Where somebody looks. Who tells of millions may leave out what is elsewhere. */
@FunctionalInterface
public interface Gaze {
  Gaze EVERYWHERE =
      (patch, matter) -> {
        for (int i = 0; i < patch.count(); i++) matter[i] = i;
        return patch.count();
      };

  /**
   * At which places of a patch it matters who is seen.
   *
   * @param matter where it leaves their numbers, in order
   * @return how many they are
   */
  int at(Patch patch, int[] matter);
}
