package io.udaconnect.domain.device;

class MemoryDevicesTest implements DevicesContract {
  @Override
  public Devices empty() {
    return new MemoryDevices();
  }
}
