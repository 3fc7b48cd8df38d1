package io.udaconnect.jpa;

import io.udaconnect.domain.device.Devices;
import io.udaconnect.domain.device.DevicesContract;
import org.junit.jupiter.api.AfterEach;

class JpaDevicesIT implements DevicesContract {
  private final LocalTransactions transactions = new LocalTransactions(TestDatabase.empty());

  @AfterEach
  void close() {
    transactions.close();
  }

  @Override
  public Devices empty() {
    return new JpaDevices(transactions);
  }
}
