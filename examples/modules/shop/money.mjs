export const cents = (text) => BigInt(text.replace('.', ''));
export const format = (amount) => `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
export const less = (amount, share) => amount - (amount * BigInt(Math.round(share * 100))) / 100n;
